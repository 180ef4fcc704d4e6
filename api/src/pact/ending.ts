import { articleInForce } from './articles.ts'
import type { Ruling } from './ruling.ts'

/** The two grounds of 6.6.2. */
export type TerminationGround = 'INTEGRITY' | 'EFFORT'

/** What became of the hearing: not yet, heard, or invited and declined. */
export type Hearing = 'NONE' | 'HEARD' | 'DECLINED'

/** An organisation may leave at any time (6.6.1): there is nothing to judge. */
export function organisationMayLeave(on: string): Ruling {
  if (!articleInForce('versionTwoInEffect', on)) {
    return { outcome: 'not determined', article: '6.2.1', because: 'BEFORE_VERSION_TWO', parameters: { on }, isReading: false }
  }
  return { outcome: 'in line', article: '6.6.1', because: 'MAY_LEAVE_ANY_TIME', parameters: { on }, isReading: false }
}

/**
 * Whether the committee may end a participation or support (6.6.2): on a ground of lack of integrity or effort, which could harm the Pact, and only
 * after hearing the organisation. Who was invited and declined was given the hearing, in our reading, which the committee judges.
 */
export function terminationMayBeDecided(facts: { ground: TerminationGround; effect: string; hearing: Hearing; on: string }): Ruling {
  const { ground, effect, hearing, on } = facts
  const heard = articleInForce('hearingBeforeTermination', on)
  const parameters = { ground, hearing }
  const ruling = (outcome: Ruling['outcome'], because: string, isReading = false): Ruling => ({
    outcome,
    article: heard?.article ?? '6.2.1',
    because,
    parameters,
    isReading,
  })
  if (!heard) return ruling('not determined', 'BEFORE_VERSION_TWO')
  if (hearing === 'NONE') return ruling('outside', 'NOT_HEARD')
  if (effect.trim() === '') return ruling('outside', 'EFFECT_NOT_TOLD')
  if (hearing === 'DECLINED') return ruling('needs judgement', 'INVITED_AND_DECLINED', true)
  return ruling('in line', 'HEARD')
}
