import { isDecimal, isGreater, isNegative } from './decimals.ts'

/** The parts of a question that its rules need. */
export interface QuestionRule {
  key: string
  kind: 'PROGRESS' | 'TEXT' | 'NUMBER' | 'AMOUNT' | 'SHARE'
}

/** An answer as typed, every value as text. */
export interface AnswerInput {
  questionKey: string
  state: 'ANSWERED' | 'NOT_KNOWN' | 'NOT_APPLICABLE'
  step?: string | null | undefined
  text?: string | null | undefined
  language?: string | null | undefined
  number?: string | null | undefined
  currency?: string | null | undefined
  numerator?: string | null | undefined
  denominator?: string | null | undefined
}

/** What validation says of an answer: a code with parameters, told in words by the reader's language. A blocker stops, the rest informs. */
export interface AnswerFinding {
  questionKey: string
  severity: 'BLOCKER' | 'ERROR' | 'WARNING' | 'INFO'
  code: string
  field: keyof AnswerInput
}

const values = ['step', 'number', 'currency', 'numerator', 'denominator'] as const
/** Codes of ISO 4217 as the runtime knows them. */
const currencies = new Set(Intl.supportedValuesOf('currency'))

const belongs: Record<QuestionRule['kind'], readonly (typeof values)[number][]> = {
  PROGRESS: ['step'],
  TEXT: [],
  NUMBER: ['number'],
  AMOUNT: ['number', 'currency'],
  SHARE: ['numerator', 'denominator'],
}

/** The rules of one answer. They run in the browser for preview and on the server for good; `NOT_KNOWN` always submits. */
export function answerFindings(question: QuestionRule, answer: AnswerInput): AnswerFinding[] {
  const findings: AnswerFinding[] = []
  const add = (severity: AnswerFinding['severity'], code: string, field: keyof AnswerInput) =>
    findings.push({ questionKey: question.key, severity, code, field })
  const given = values.filter((value) => answer[value] != null && answer[value] !== '')

  if (answer.state !== 'ANSWERED') {
    for (const field of given) add('BLOCKER', 'VALUE_WITHOUT_ANSWER', field)
    return findings
  }
  const own = belongs[question.kind]
  for (const field of given) if (!own.includes(field)) add('BLOCKER', 'VALUE_OF_ANOTHER_KIND', field)
  for (const field of own) if (!given.includes(field)) add('BLOCKER', 'VALUE_MISSING', field)
  if (answer.language && !/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(answer.language)) add('BLOCKER', 'NOT_A_LANGUAGE', 'language')
  if (question.kind === 'TEXT' && !answer.text?.trim()) add('BLOCKER', 'VALUE_MISSING', 'text')
  for (const field of ['number', 'numerator', 'denominator'] as const) {
    const value = answer[field]
    if (value == null || value === '' || !own.includes(field)) continue
    if (!isDecimal(value)) add('BLOCKER', 'NOT_A_NUMBER', field)
    else if (isNegative(value)) add('BLOCKER', 'NEGATIVE', field)
  }
  if (answer.currency && !currencies.has(answer.currency)) add('BLOCKER', 'NOT_A_CURRENCY', 'currency')
  const { numerator, denominator } = answer
  if (question.kind === 'SHARE' && numerator && denominator && isDecimal(numerator) && isDecimal(denominator)) {
    if (!isGreater(denominator, '0')) add('BLOCKER', 'DENOMINATOR_ZERO', 'denominator')
    else if (isGreater(numerator, denominator)) add('BLOCKER', 'NUMERATOR_ABOVE_DENOMINATOR', 'numerator')
  }
  return findings
}
