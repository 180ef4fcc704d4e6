import { useTranslate } from 'ra-core'
import { useMemo } from 'react'
import { countryName } from './place.ts'

/** The families of codes that have words for people. */
export type Family =
  | 'answerState'
  | 'certainty'
  | 'criterionLevel'
  | 'criterionRole'
  | 'device'
  | 'impactCategory'
  | 'impactShort'
  | 'importFailure'
  | 'importFormat'
  | 'importFormatShort'
  | 'importState'
  | 'method'
  | 'organisationKind'
  | 'permission'
  | 'reportKind'
  | 'reportState'
  | 'role'
  | 'severity'
  | 'stage'
  | 'step'
  | 'strategy'
  | 'submissionState'
  | 'tenderStatus'

export interface Words {
  /** A sentence or label of the screens. */
  say(key: string, values?: Record<string, unknown>): string
  /** A code of the API in words; a code this version does not know is told in lower case. */
  term(family: Family, code: string): string
  country(code: string): string
}

/** All words of the screens go through here, so that none is typed into one. */
export function useWords(): Words {
  const translate = useTranslate()
  return useMemo(
    () => ({
      say: (key, values) => translate(key, values),
      term: (family, code) => translate(`terms.${family}.${code}`, { _: code.replaceAll('_', ' ').toLowerCase() }),
      country: (code) => countryName(code) ?? translate(`inventedCountry.${code}`, { _: translate('inventedCountry.other') }),
    }),
    [translate],
  )
}
