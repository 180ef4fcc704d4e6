import { isDeepStrictEqual } from 'node:util'

/** One system's answer to a case, brought into the form that all systems share. */
export interface NormalisedAnswer {
  system: string
  answer: unknown
}

/** A system answered something else than the first: its speed would mean nothing. */
export class AnswersDiffer extends Error {}

/** Refuses a case whose systems do not answer the same; an empty answer is refused too, because nothing equals nothing. */
export function refuseDifferentAnswers(name: string, answers: readonly NormalisedAnswer[]): void {
  const [first, ...others] = answers
  if (!first || JSON.stringify(first.answer) === '[]' || first.answer == null) throw new AnswersDiffer(`${name}: ${first?.system ?? 'nobody'} answers nothing.`)
  for (const { system, answer } of others) {
    if (isDeepStrictEqual(answer, first.answer)) continue
    throw new AnswersDiffer(`${name}: ${system} answers otherwise than ${first.system}.\n${excerpt(first.answer, answer)}\n${excerpt(answer, first.answer)}`)
  }
}

/** The text around the first place where two answers part. */
function excerpt(answer: unknown, other: unknown): string {
  const text = JSON.stringify(answer) ?? 'undefined'
  const otherText = JSON.stringify(other) ?? 'undefined'
  let at = 0
  while (at < text.length && text[at] === otherText[at]) at += 1
  return text.slice(Math.max(0, at - 80), at + 80)
}
