import { useTranslate } from 'ra-core'
import { useMemo } from 'react'
import { countryName } from './place.ts'

/** The families of codes that have words for people. */
export type Family =
  | 'answerState'
  | 'applicationCriterion'
  | 'applicationKind'
  | 'applicationReceiver'
  | 'applicationState'
  | 'assessment'
  | 'certainty'
  | 'consentValue'
  | 'criterionLevel'
  | 'criterionRole'
  | 'decisionKind'
  | 'decisionOutcome'
  | 'device'
  | 'documentKind'
  | 'hearing'
  | 'impactCategory'
  | 'impactShort'
  | 'importFailure'
  | 'importFormat'
  | 'importFormatShort'
  | 'importState'
  | 'majorityOf'
  | 'mailFailure'
  | 'mailKind'
  | 'mailState'
  | 'mandateFunction'
  | 'means'
  | 'method'
  | 'milestoneKind'
  | 'milestoneStatus'
  | 'organisationKind'
  | 'pactChangeKind'
  | 'pactChangeState'
  | 'permission'
  | 'presence'
  | 'processPart'
  | 'proposalState'
  | 'relationship'
  | 'reportKind'
  | 'reportState'
  | 'role'
  | 'seatKind'
  | 'severity'
  | 'stage'
  | 'step'
  | 'strategy'
  | 'submissionState'
  | 'sustainabilityGoal'
  | 'tenderStatus'
  | 'terminationGround'
  | 'terminationState'
  | 'voteValue'

export interface Words {
  /** A sentence or label of the screens. */
  say(key: string, values?: Record<string, unknown>): string
  /** A code of the API in words; a code this version does not know is told in plain letters. */
  term(family: Family, code: string): string
  country(code: string): string
}

/** A code as words, as far as its letters tell them: `social.genderEquality` is "Gender equality", publishers' own `x_map` "Map". */
function plain(code: string): string {
  const words = (code.split('.').at(-1) ?? code)
    .replace(/^x_/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .toLowerCase()
  return words === '' ? code : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** All words of the screens go through here, so that none is typed into one. */
export function useWords(): Words {
  const translate = useTranslate()
  return useMemo(
    () => ({
      say: (key, values) => translate(key, values),
      term: (family, code) => translate(`terms.${family}.${code}`, { _: plain(code) }),
      country: (code) => countryName(code) ?? translate(`inventedCountry.${code}`, { _: translate('inventedCountry.other') }),
    }),
    [translate],
  )
}
