import { sha256Of } from '@cfit/prisma'

/** An answer as the receipt sees it. */
export interface ReceiptAnswer {
  questionKey: string
  state: string
  step: string | null
  text: string | null
  language: string | null
  number: { toFixed(): string } | null
  currency: string | null
  numerator: { toFixed(): string } | null
  denominator: { toFixed(): string } | null
}

/** SHA-256 over the canonical answers of a revision, ordered by question: the receipt a participant keeps. */
export function receiptHash(answers: readonly ReceiptAnswer[]): string {
  const rows = answers.map((answer) => [
    answer.questionKey,
    answer.state,
    answer.step,
    answer.text,
    answer.language,
    answer.number?.toFixed() ?? null,
    answer.currency,
    answer.numerator?.toFixed() ?? null,
    answer.denominator?.toFixed() ?? null,
  ])
  rows.sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1))
  return sha256Of(JSON.stringify(rows))
}
