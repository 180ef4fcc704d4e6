import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { offsetDescription, pageComplexity } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { recordList } from '../graphql/record-list.ts'
import { PermissionType } from '../identity/permission.ts'
import type { Viewer } from '../identity/viewer.ts'
import { mayKeepMinutes } from './permission.ts'
import { Seat } from './seat.ts'

export const PresenceEnum = enumeration('Presence', 'Whether a seat was taken in a meeting.', {
  PRESENT: 'By the member.',
  DEPUTY: 'By the deputy.',
  ABSENT: 'By nobody.',
})

/** Proceedings under way are for the office; what the committee approved is open to everybody. */
const isOpenTo = (viewer: Viewer | null, { minutesApprovedOn }: { minutesApprovedOn: Date | null }) => minutesApprovedOn !== null || viewer?.isOffice === true

export const Meeting = builder.prismaNode('Meeting', {
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    heldOn: t.expose('heldOn', { type: 'Date' }),
    language: t.exposeString('language'),
    version: t.exposeInt('version'),
    minutesApprovedOn: t.expose('minutesApprovedOn', { type: 'Date', nullable: true }),
    place: t.string({
      nullable: true,
      description: 'Where, in words; told to Secretariat and committee, and to everybody once the minutes are approved.',
      extensions: { reads: ['place', 'minutesApprovedOn'] },
      resolve: (meeting, _args, { viewer }) => (isOpenTo(viewer, meeting) ? meeting.place : null),
    }),
    agenda: t.string({
      nullable: true,
      description: 'What was to be discussed; withheld from others until the minutes are approved.',
      extensions: { reads: ['agenda', 'minutesApprovedOn'] },
      resolve: (meeting, _args, { viewer }) => (isOpenTo(viewer, meeting) ? meeting.agenda : null),
    }),
    minutes: t.string({
      nullable: true,
      description: 'What was said and decided; withheld from others until the minutes are approved.',
      extensions: { reads: ['minutes', 'minutesApprovedOn'] },
      resolve: (meeting, _args, { viewer }) => (isOpenTo(viewer, meeting) ? meeting.minutes : null),
    }),
    canEdit: t.field({
      type: PermissionType,
      description: 'Whether the viewer may change agenda and minutes now, and why not.',
      extensions: { reads: ['minutesApprovedOn'] },
      resolve: (meeting, _args, { viewer }) => mayKeepMinutes(viewer, meeting),
    }),
  }),
})

const Attendance = builder.prismaObject('Attendance', { fields: (t) => ({ presence: t.expose('presence', { type: PresenceEnum }) }) })

recordField(Attendance, 'seat', { type: Seat, key: 'seatId', isRequired: true, description: 'The seat.' })
childConnection(Meeting, 'attendances', {
  type: Attendance,
  relation: {
    model: 'Attendance',
    parentKey: 'meetingId',
    orderBy: [],
    tieBreak: 'seatId',
    visible: (viewer) => ({
      sql: viewer?.isOffice ? 'true' : 'exists (select from "meeting" v where v."id" = c."meeting_id" and v."minutes_approved_on" is not null)',
      parameters: [],
    }),
  },
  description: 'Which seats were taken; withheld from others until the minutes are approved.',
})

builder.queryField('meetings', (t) =>
  t.connection(
    {
      type: Meeting,
      description: 'Meetings of the Steering Committee, newest first (5.1.5).',
      complexity: pageComplexity,
      args: { offset: t.arg.int({ description: offsetDescription }) },
      ...recordList(Meeting, (_args: object) => ({ where: {}, orderBy: [{ heldOn: 'desc' }, { id: 'desc' }] })),
    },
    { description: 'A page of meetings.' },
    { description: 'One meeting of the page, with its cursor.' },
  ),
)
