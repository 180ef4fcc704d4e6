import { newId } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { type Command, type CommandTransaction, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription, versionDescription } from '../graphql/command-inputs.ts'
import { CommandError, checkVersion } from '../graphql/errors.ts'
import { committeeSizeIsLawful, pactTimeZone } from '../pact/index.ts'
import { type CommitteeFacts, readCommittee } from './committee.ts'
import { mayKeepCommittee } from './permission.ts'
import { Seat, SeatKindEnum } from './seat.ts'

interface GiveSeat {
  kind: 'MEMBER' | 'SECRETARIAT'
  organisation?: string | null | undefined
  since: string
  idempotencyKey?: string | null | undefined
}

interface GiveFacts {
  organisation: { id: string; isParticipant: boolean } | null
  /** Whether the organisation, or the Secretariat, has a seat that is in force from that day on. */
  hasSeat: boolean
  committee: CommitteeFacts
}

/** Gives a seat in the committee to a representative whom a participant put forward (5.1.4), or to the Secretariat (5.1.3). */
export const giveSeat: Command<GiveSeat, GiveFacts> = {
  name: 'giveSeat',
  subjectType: 'Seat',
  subjectId: () => newId(),
  async load(tx, { kind, organisation: slug, since }) {
    const [organisation] = slug
      ? await tx.sql<{ id: string; isParticipant: boolean }>(
          `select o."id", exists (select from "participation" p where p."organisation_id" = o."id" and (p."since" is null or p."since" <= $2::date)
             and (p."until" is null or p."until" >= $2::date)) as "isParticipant" from "organisation" o where o."slug" = $1`,
          [slug, since],
        )
      : []
    const held = await tx.sql(
      `select from "seat" s where s."kind" = $1::text::"seat_kind" and s."organisation_id" is not distinct from $2 and (s."until" is null or s."until" >= $3::date)`,
      [kind, organisation?.id ?? null, since],
    )
    return { organisation: organisation ?? null, hasSeat: held.length > 0, committee: await readCommittee(tx.sql, since) }
  },
  permit: mayKeepCommittee,
  ask: ({ committee }, _moment, { kind, since }) =>
    committeeSizeIsLawful({ members: committee.members + 1, hasSecretariat: committee.hasSecretariat || kind === 'SECRETARIAT', on: since }),
  async write(tx, { organisation, hasSeat }, { kind, organisation: slug, since }, _ruling, _moment, id) {
    if (kind === 'MEMBER' && !organisation?.isParticipant) {
      throw new CommandError({
        code: organisation ? 'NOT_A_PARTICIPANT' : 'NOT_FOUND',
        message: organisation
          ? 'Members are put forward by participants (5.1.4), and this organisation is none on that day.'
          : 'There is no such organisation.',
        field: 'organisation',
        value: slug ?? '',
        remedy: 'Name a participant by its slug.',
      })
    }
    if (kind === 'SECRETARIAT' && slug) {
      throw new CommandError({
        code: 'SEAT_OF_NOBODY',
        message: 'The Secretariat’s seat belongs to no participant.',
        field: 'organisation',
        value: slug,
        remedy: 'Leave the organisation out.',
      })
    }
    if (hasSeat) {
      throw new CommandError({
        code: 'HAS_A_SEAT',
        message: kind === 'MEMBER' ? 'This participant has a seat already.' : 'The Secretariat has its seat already.',
        field: 'organisation',
        ...(slug ? { value: slug } : {}),
        remedy: 'End that seat first, with its last day before the new one begins.',
      })
    }
    void tx.sql('insert into "seat" ("id", "kind", "organisation_id", "since") values ($1, $2::text::"seat_kind", $3, $4)', [
      id,
      kind,
      organisation?.id ?? null,
      since,
    ])
    return { change: { kind, organisationId: organisation?.id ?? null, since } }
  },
}

const GiveSeatInput = builder.inputType('GiveSeatInput', {
  description: 'A seat in the committee.',
  fields: (t) => ({
    kind: t.field({ type: SeatKindEnum, required: true, description: 'A member’s seat, or the Secretariat’s.' }),
    organisation: t.string({ description: 'Slug of the participant that put the member forward; none for the Secretariat.' }),
    since: t.field({ type: 'Date', required: true, description: 'First day.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('giveSeat', {
  type: Seat,
  input: GiveSeatInput,
  description: 'Gives a seat in the Steering Committee (5.1.3, 5.1.4). For the Secretariat and the chair.',
  run: ({ since, ...input }, context) => runCommand(giveSeat, { ...input, since: String(since) }, context),
})

export interface SeatFacts {
  id: string
  version: number
  kind: 'MEMBER' | 'SECRETARIAT'
  since: string
  until: string | null
}

export async function holdSeat(tx: CommandTransaction, id: string): Promise<SeatFacts> {
  const [seat] = await tx.sql<SeatFacts>(
    `select s."id", s."version", s."kind", s."since"::text as "since", s."until"::text as "until" from "seat" s where s."id" = $1 for update`,
    [id],
  )
  if (!seat)
    throw new CommandError({
      code: 'NOT_FOUND',
      message: 'There is no such seat.',
      field: 'seatId',
      value: id,
      remedy: 'Choose one from the committee’s page.',
    })
  return seat
}

export function checkDayOfSeat({ since, until }: SeatFacts, field: string, day: string): void {
  if (day >= since && (until === null || day <= until)) return
  throw new CommandError({
    code: 'DAY_OUT_OF_ORDER',
    message: 'The seat is not in force on that day.',
    field,
    value: day,
    remedy: until ? `Give a day from ${since} to ${until}.` : `Give a day from ${since} on.`,
  })
}

interface EndSeat {
  seatId: string
  version: number
  lastDay: string
  idempotencyKey?: string | null | undefined
}

/** Ends a seat with its last day; who held it, or led the committee from it, does so no longer after that day. */
export const endSeat: Command<EndSeat, SeatFacts & { committee: CommitteeFacts }> = {
  name: 'endSeat',
  subjectType: 'Seat',
  subjectId: ({ seatId }) => seatId,
  load: async (tx, { seatId, lastDay }) => ({ ...(await holdSeat(tx, seatId)), committee: await readCommittee(tx.sql, lastDay) }),
  permit: mayKeepCommittee,
  ask: ({ committee, kind }, _moment, { lastDay }) =>
    committeeSizeIsLawful({ members: committee.members - 1, hasSecretariat: committee.hasSecretariat && kind !== 'SECRETARIAT', on: lastDay }),
  async write(tx, seat, { version, lastDay }) {
    checkVersion('seat', seat.version, version)
    if (seat.until !== null) {
      throw new CommandError({
        code: 'ALREADY_ENDED',
        message: 'This seat has ended.',
        field: 'seatId',
        value: seat.id,
        remedy: 'There is nothing left to end.',
      })
    }
    checkDayOfSeat(seat, 'lastDay', lastDay)
    const voted = await tx.sql(`select from "vote" v where v."seat_id" = $1 and (v."cast_at" at time zone $3)::date > $2::date limit 1`, [
      seat.id,
      lastDay,
      pactTimeZone,
    ])
    if (voted.length > 0) {
      throw new CommandError({
        code: 'SEAT_HAS_VOTED',
        message: 'The seat has voted after that day, and its votes stay as they were cast.',
        field: 'lastDay',
        value: lastDay,
        remedy: 'Give the day of its last vote, or a later one.',
      })
    }
    void tx.sql('update "seat" set "until" = $2, "version" = "version" + 1 where "id" = $1', [seat.id, lastDay])
    void tx.sql('update "mandate" set "until" = $2 where "seat_id" = $1 and "since" <= $2::date and ("until" is null or "until" > $2::date)', [
      seat.id,
      lastDay,
    ])
    void tx.sql('update "chair" set "until" = $2 where "seat_id" = $1 and "since" <= $2::date and ("until" is null or "until" > $2::date)', [seat.id, lastDay])
    return { change: { until: { before: null, after: lastDay }, version: { before: version, after: version + 1 } } }
  },
}

const EndSeatInput = builder.inputType('EndSeatInput', {
  description: 'Which seat ends, and when.',
  fields: (t) => ({
    seatId: t.globalID({ required: true, for: Seat, description: 'The seat.' }),
    version: t.int({ required: true, description: versionDescription }),
    lastDay: t.field({ type: 'Date', required: true, description: 'Its last day.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('endSeat', {
  type: Seat,
  input: EndSeatInput,
  description: 'Ends a seat in the Steering Committee with its last day. For the Secretariat and the chair.',
  run: ({ seatId, lastDay, ...input }, context) => runCommand(endSeat, { ...input, seatId: seatId.id, lastDay: String(lastDay) }, context),
})

interface ElectChair {
  seatId: string
  version: number
  since: string
  idempotencyKey?: string | null | undefined
}

/** Puts the election of the chair on record: of a seat in force, from the committee's midst (5.1.3). Who led it before does so until the day before. */
export const electChair: Command<ElectChair, SeatFacts & { latest: string | null }> = {
  name: 'electChair',
  subjectType: 'Seat',
  subjectId: ({ seatId }) => seatId,
  async load(tx, { seatId }) {
    const seat = await holdSeat(tx, seatId)
    const [chair] = await tx.sql<{ latest: string | null }>('select max("since")::text as "latest" from "chair"')
    return { ...seat, latest: chair?.latest ?? null }
  },
  permit: mayKeepCommittee,
  ask: () => null,
  async write(tx, seat, { version, since }) {
    checkVersion('seat', seat.version, version)
    checkDayOfSeat(seat, 'since', since)
    if (seat.latest !== null && since <= seat.latest) {
      throw new CommandError({
        code: 'DAY_OUT_OF_ORDER',
        message: `The latest election on record took effect on ${seat.latest}.`,
        field: 'since',
        value: since,
        remedy: 'Give a later day.',
      })
    }
    void tx.sql('update "chair" set "until" = $1::date - 1 where "until" is null or "until" >= $1::date', [since])
    void tx.sql('insert into "chair" ("id", "seat_id", "since") values ($1, $2, $3)', [newId(), seat.id, since])
    void tx.sql('update "seat" set "version" = "version" + 1 where "id" = $1', [seat.id])
    return { change: { chairSince: since, version: { before: version, after: version + 1 } } }
  },
}

const ElectChairInput = builder.inputType('ElectChairInput', {
  description: 'Whom the committee elected from its midst.',
  fields: (t) => ({
    seatId: t.globalID({ required: true, for: Seat, description: 'The seat of the new chair.' }),
    version: t.int({ required: true, description: versionDescription }),
    since: t.field({ type: 'Date', required: true, description: 'First day as chair.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('electChair', {
  type: Seat,
  input: ElectChairInput,
  description: 'Puts the election of the committee’s chair on record (5.1.3). For the Secretariat and the chair.',
  run: ({ seatId, since, ...input }, context) => runCommand(electChair, { ...input, seatId: seatId.id, since: String(since) }, context),
})
