import { newId } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription, languageShape, textShape, versionDescription } from '../graphql/command-inputs.ts'
import { CommandError, checkVersion } from '../graphql/errors.ts'
import { Meeting, PresenceEnum } from './meeting.ts'
import { mayKeepCommittee, mayKeepMinutes } from './permission.ts'
import { renewProposalsOn } from './proposal-facts.ts'
import { Seat } from './seat.ts'

interface PlanMeeting {
  heldOn: string
  place?: string | null | undefined
  agenda: string
  language?: string | null | undefined
  idempotencyKey?: string | null | undefined
}

/** Puts a meeting of the committee on record, to come or past. */
export const planMeeting: Command<PlanMeeting, null> = {
  name: 'planMeeting',
  subjectType: 'Meeting',
  subjectId: () => newId(),
  load: async () => null,
  permit: mayKeepCommittee,
  ask: () => null,
  async write(tx, _facts, { heldOn, place, agenda, language }, _ruling, _moment, id) {
    void tx.sql('insert into "meeting" ("id", "held_on", "place", "agenda", "language") values ($1, $2, $3, $4, $5)', [
      id,
      heldOn,
      place?.trim() || null,
      agenda.trim(),
      language ?? 'en',
    ])
    return { change: { heldOn } }
  },
}

const PlanMeetingInput = builder.inputType('PlanMeetingInput', {
  description: 'A meeting of the Steering Committee.',
  fields: (t) => ({
    heldOn: t.field({ type: 'Date', required: true, description: 'Day of the meeting.' }),
    place: t.string({ description: 'Where, in words.', validate: textShape.max(300, 'A place has at most 300 characters.').nullish() }),
    agenda: t.string({ required: true, description: 'What is to be discussed.', validate: textShape }),
    language: t.string({ description: 'Language of agenda and minutes, BCP 47; en unless said otherwise.', validate: languageShape }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('planMeeting', {
  type: Meeting,
  input: PlanMeetingInput,
  description: 'Puts a meeting of the committee on record (5.1.5). Its day is public; agenda and minutes are once the minutes are approved.',
  run: ({ heldOn, ...input }, context) => runCommand(planMeeting, { ...input, heldOn: String(heldOn) }, context),
})

interface RecordMinutes {
  meetingId: string
  version: number
  heldOn?: string | null
  agenda?: string | null | undefined
  minutes?: string | null | undefined
  attendances?: { seatId: string; presence: typeof PresenceEnum.$inferType }[] | null
  idempotencyKey?: string | null | undefined
}

interface MinutesFacts {
  id: string
  version: number
  heldOn: string
  minutesApprovedOn: string | null
  /** Seats in force on the day of the meeting. */
  seats: Set<string>
}

/** Writes up a meeting: its minutes and who was there. Until the committee approved them they can be written anew. */
export const recordMinutes: Command<RecordMinutes, MinutesFacts> = {
  name: 'recordMinutes',
  subjectType: 'Meeting',
  subjectId: ({ meetingId }) => meetingId,
  async load(tx, { meetingId, heldOn }) {
    const [meeting] = await tx.sql<Omit<MinutesFacts, 'seats'>>(
      `select m."id", m."version", m."held_on"::text as "heldOn", m."minutes_approved_on"::text as "minutesApprovedOn" from "meeting" m where m."id" = $1 for update`,
      [meetingId],
    )
    if (!meeting)
      throw new CommandError({
        code: 'NOT_FOUND',
        message: 'There is no such meeting.',
        field: 'meetingId',
        value: meetingId,
        remedy: 'Choose one from the list.',
      })
    const seats = await tx.sql<{ id: string }>('select "id" from "seat" where "since" <= $1::date and ("until" is null or "until" >= $1::date)', [
      heldOn ?? meeting.heldOn,
    ])
    return { ...meeting, seats: new Set(seats.map(({ id }) => id)) }
  },
  permit: mayKeepMinutes,
  ask: () => null,
  async write(tx, facts, { version, heldOn, agenda, minutes, attendances }, _ruling, { today }) {
    checkVersion('meeting', facts.version, version)
    const day = heldOn ?? facts.heldOn
    if (minutes && day > today) {
      throw new CommandError({
        code: 'DAY_IN_FUTURE',
        message: 'A meeting that is still to come has no minutes.',
        field: 'minutes',
        remedy: 'Write them once it was held.',
      })
    }
    const stranger = attendances?.find(({ seatId }) => !facts.seats.has(seatId))
    if (stranger) {
      throw new CommandError({
        code: 'NO_SEAT',
        message: 'This seat was not in force on the day of the meeting.',
        field: 'attendances',
        value: stranger.seatId,
        remedy: 'Name the seats of that day only.',
      })
    }
    void tx.sql(
      `update "meeting" set "held_on" = $2, "agenda" = coalesce($3, "agenda"), "minutes" = coalesce($4, "minutes"), "version" = "version" + 1 where "id" = $1`,
      [facts.id, day, agenda?.trim() ?? null, minutes?.trim() ?? null],
    )
    await renewProposalsOn(tx, 'Meeting', facts.id, version + 1)
    for (const { seatId, presence } of attendances ?? []) {
      void tx.sql(
        `insert into "attendance" ("meeting_id", "seat_id", "presence") values ($1, $2, $3::text::"presence")
         on conflict ("meeting_id", "seat_id") do update set "presence" = excluded."presence"`,
        [facts.id, seatId, presence],
      )
    }
    return { change: { heldOn: { before: facts.heldOn, after: day }, seats: attendances?.length ?? 0, version: { before: version, after: version + 1 } } }
  },
}

const AttendanceInput = builder.inputType('AttendanceInput', {
  description: 'Whether a seat was taken.',
  fields: (t) => ({
    seatId: t.globalID({ required: true, for: Seat, description: 'The seat.' }),
    presence: t.field({ type: PresenceEnum, required: true, description: 'By whom.' }),
  }),
})

const RecordMinutesInput = builder.inputType('RecordMinutesInput', {
  description: 'What is written up of a meeting.',
  fields: (t) => ({
    meetingId: t.globalID({ required: true, for: Meeting, description: 'The meeting.' }),
    version: t.int({ required: true, description: versionDescription }),
    heldOn: t.field({ type: 'Date', description: 'Its day, where that changed.' }),
    agenda: t.string({ description: 'The agenda, where that changed.', validate: textShape.nullish() }),
    minutes: t.string({
      description: 'What was said and decided. Public once approved (6.1.3): name no persons, no bidders’ prices, no suppliers’ confidences.',
      validate: textShape.nullish(),
    }),
    attendances: t.field({ type: [AttendanceInput], description: 'Who was there; each seat once.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('recordMinutes', {
  type: Meeting,
  input: RecordMinutesInput,
  description: 'Writes up a meeting. Its minutes are approved by the committee through a proposal on the meeting, and public from then on.',
  run: ({ meetingId, heldOn, attendances, ...input }, context) =>
    runCommand(
      recordMinutes,
      {
        ...input,
        meetingId: meetingId.id,
        heldOn: heldOn ? String(heldOn) : null,
        attendances: attendances?.map(({ seatId, presence }) => ({ seatId: seatId.id, presence })) ?? null,
      },
      context,
    ),
})
