import type { CommandTransaction, Moment } from '../command.ts'
import { CommandError } from '../graphql/errors.ts'
import { holdApplicationAsSubject } from '../membership/settle-application.ts'
import { holdTerminationAsSubject } from '../membership/settle-termination.ts'
import type { DecisionKind, Ruling } from '../pact/index.ts'
import { holdMinutes } from './settle-minutes.ts'

/** A record that a proposal is about, held until the command ends. */
export interface HeldSubject {
  kind: DecisionKind
  title: string
  version: number
  /** False once it is settled: there is nothing left to decide. */
  isOpen: boolean
  /** First day on which it could have been decided. */
  from: string
  /** What the Pact says of it, were it decided on that day. */
  rulings(decidedOn: string): Ruling[]
  /** Why it must not be decided so yet; null where nothing stands in the way. Only a lacking hearing does (6.6.2). */
  obstacle?(isYes: boolean): CommandError | null
  /** Writes what follows from the decision. */
  settle(tx: CommandTransaction, isYes: boolean, decidedOn: string, moment: Moment): void | Promise<void>
}

const readers: Record<string, (tx: CommandTransaction, id: string, today: string) => Promise<HeldSubject | null>> = {
  Application: holdApplicationAsSubject,
  Meeting: holdMinutes,
  Termination: holdTerminationAsSubject,
}

/** Types of record that can be put to the committee; anything else is decided by its text. */
export const subjectTypes = Object.keys(readers)

export const noSuchRecord = (id: string): CommandError =>
  new CommandError({
    code: 'NOT_FOUND',
    message: 'There is no such record to decide on, or nothing in it yet.',
    field: 'subjectId',
    value: id,
    remedy: `Name a record of one of these types: ${subjectTypes.join(', ')}.`,
  })

export async function holdSubject(tx: CommandTransaction, type: string, id: string, today: string): Promise<HeldSubject> {
  const subject = await readers[type]?.(tx, id, today)
  if (!subject) throw noSuchRecord(id)
  return subject
}

/** Refuses what rests on a subject that has changed since, or is settled already. */
export function checkSubject(subject: HeldSubject, expectedVersion: number): void {
  if (!subject.isOpen) {
    throw new CommandError({
      code: 'ALREADY_DECIDED',
      message: 'This has been decided already.',
      remedy: 'Take the proposal back; there is nothing left to decide.',
    })
  }
  if (subject.version === expectedVersion) return
  throw new CommandError({
    code: 'SUBJECT_CHANGED',
    message: `What is to be decided on has changed: it is at version ${subject.version}, and the votes were on version ${expectedVersion}.`,
    field: 'subjectVersion',
    value: expectedVersion,
    remedy: 'Renew the proposal, so that the committee votes on what is there now.',
  })
}
