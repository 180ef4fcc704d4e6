import type { CommandTransaction } from '../command.ts'
import type { HeldSubject } from './subjects.ts'

interface MeetingRow {
  version: number
  heldOn: string
  minutes: string | null
  minutesApprovedOn: string | null
}

/** The minutes of a meeting, as what is to be approved. */
export async function holdMinutes(tx: CommandTransaction, id: string): Promise<HeldSubject | null> {
  const [meeting] = await tx.sql<MeetingRow>(
    `select m."version", m."held_on"::text as "heldOn", m."minutes", m."minutes_approved_on"::text as "minutesApprovedOn" from "meeting" m where m."id" = $1 for update`,
    [id],
  )
  if (!meeting?.minutes) return null
  return {
    kind: 'MINUTES',
    title: meeting.heldOn,
    version: meeting.version,
    isOpen: meeting.minutesApprovedOn === null,
    from: meeting.heldOn,
    rulings: () => [],
    settle(settling, isYes, decidedOn) {
      if (isYes) void settling.sql('update "meeting" set "minutes_approved_on" = $2, "version" = "version" + 1 where "id" = $1', [id, decidedOn])
    },
  }
}
