import { articleInForce } from './articles.ts'
import type { Ruling } from './ruling.ts'

/** True when at least the share of all consents, exactly: three of four need `4 x yes >= 3 x all`. Nobody at all cannot consent. */
export function shareIsReached(yes: number, all: number, share: string): boolean {
  const [numerator = 0, denominator = 1] = share.split('/').map(Number)
  return all > 0 && yes * denominator >= numerator * all
}

/**
 * Whether an amendment has the consent it needs (6.5.2): of all participants, each organisation counted once. Our reading is that all are those of the
 * day on which consents were opened; the count by today's register stands beside it, and where the two differ the committee judges.
 */
export function consentIsReached(facts: { yes: number; all: number; yesToday: number; allToday: number; on: string }): Ruling {
  const { yes, all, yesToday, allToday, on } = facts
  const share = articleInForce('amendmentConsent', on)
  const parameters = { yes, all, yesToday, allToday }
  if (!share) return { outcome: 'not determined', article: '6.2.1', because: 'BEFORE_VERSION_TWO', parameters, isReading: false }
  const isReached = shareIsReached(yes, all, String(share.value))
  const isReachedToday = shareIsReached(yesToday, allToday, String(share.value))
  const ruling = (outcome: Ruling['outcome'], because: string): Ruling => ({ outcome, article: share.article, because, parameters, isReading: true })
  if (isReached !== isReachedToday) return ruling('needs judgement', 'CONSENT_DEPENDS_ON_REGISTER')
  return isReached ? ruling('in line', 'CONSENT_REACHED') : ruling('outside', 'CONSENT_NOT_REACHED')
}

/** Whether enough participants stay (6.2.3). "Sufficient" has no number: the committee records one before the count, or nothing is determined. */
export function stayersSuffice(facts: { yes: number; all: number; threshold: number | null; on: string }): Ruling {
  const { yes, all, threshold, on } = facts
  const parameters = { yes, all, threshold }
  if (!articleInForce('endOfPact', on)) return { outcome: 'not determined', article: '6.2.1', because: 'BEFORE_VERSION_TWO', parameters, isReading: false }
  if (threshold === null) return { outcome: 'not determined', article: '6.2.3', because: 'NO_THRESHOLD', parameters, isReading: false }
  const isReached = yes >= threshold
  return { outcome: isReached ? 'in line' : 'outside', article: '6.2.3', because: isReached ? 'STAYERS_SUFFICE' : 'TOO_FEW_STAY', parameters, isReading: true }
}

/** Who may ask for a change of the Pact (6.5.1): each participant, and nobody else. */
export function organisationMayAskForChange(facts: { isParticipant: boolean; on: string }): Ruling {
  const { isParticipant, on } = facts
  if (!articleInForce('versionTwoInEffect', on)) {
    return { outcome: 'not determined', article: '6.2.1', because: 'BEFORE_VERSION_TWO', parameters: { on }, isReading: false }
  }
  const because = isParticipant ? 'PARTICIPANT_MAY_ASK' : 'ONLY_PARTICIPANTS_ASK'
  return { outcome: isParticipant ? 'in line' : 'outside', article: '6.5.1', because, parameters: { on }, isReading: false }
}
