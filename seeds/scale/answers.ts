import type { AnswerState, ProgressStep } from '@cfit/prisma'
import type { KnownQuestion } from '../questions.ts'
import { type Chance, numberFor } from './chance.ts'
import { categories, type Stock } from './devices.ts'
import { askedOf, type Campaigns, type ScaleReturn, type ScaleRevision } from './returns.ts'
import { invented } from './words.ts'
import { type ScaleWorld, worldYears } from './world.ts'

/** An answer with its values as text; decimals bear no needless zeros, so that the receipt over them is the store's own. */
export interface ScaleAnswer {
  /** Place of its question. */
  question: number
  state: AnswerState
  step: ProgressStep | null
  text: string | null
  language: string | null
  number: string | null
  currency: string | null
  numerator: string | null
  denominator: string | null
}

const nothing = { step: null, text: null, language: null, number: null, currency: null, numerator: null, denominator: null }
type Values = Omit<ScaleAnswer, 'question'>
const notKnown: Values = { state: 'NOT_KNOWN', ...nothing }
const notApplicable: Values = { state: 'NOT_APPLICABLE', ...nothing }
const answered = (values: Partial<Values>): Values => ({ ...nothing, ...values, state: 'ANSWERED' })

/** The answers of a revision. A later revision answers what the one before answered, and perhaps more. */
export function answersOf(world: ScaleWorld, { questions }: Campaigns, stock: Stock, sent: ScaleReturn, revision: ScaleRevision): ScaleAnswer[] {
  const order = (question: number) => numberFor(world.size.seed, sent.number, question)
  const chosen = askedOf(questions, sent.roles)
    .sort((a, b) => order(a) - order(b))
    .slice(0, revision.answers)
    .sort((a, b) => a - b)
  const slip = revision.isCorrected ? (chosen.findLast((place) => questions[place]?.kind === 'NUMBER') ?? -1) : -1
  return chosen.map((place) => {
    const chance = world.chance('answer', sent.number, place)
    const values = valuesOf(world, chance, stock, sent, questions[place] as KnownQuestion, place)
    // The slip: three noughts too many, the commonest reason for a correction.
    return { question: place, ...values, ...(place === slip && values.number !== null ? { number: `${values.number.split('.')[0]}000` } : {}) }
  })
}

function valuesOf(world: ScaleWorld, chance: Chance, stock: Stock, sent: ScaleReturn, question: KnownQuestion, place: number): Values {
  if (question.key === 'refurbished_purchases') return refurbishedShare(stock, sent, chance)
  const draw = chance.unit() * 100
  if (question.kind === 'TEXT') {
    if (draw < 12) return notKnown
    if (draw < 30) return notApplicable
    return answered({ text: invented(1 + chance.below(3), chance.below(12)), language: chance.happens(5) ? null : 'en' })
  }
  if (draw < 10) return notKnown
  if (draw < 16) return notApplicable
  if (question.kind === 'PROGRESS') return answered({ step: stepOf(world, sent, place) })
  if (question.kind === 'SHARE') {
    const denominator = 1 + Math.floor(chance.logNormal(12 * (1 + sent.organisation.size), 0.8))
    return answered({ numerator: String(chance.happens(15) ? 0 : chance.below(denominator + 1)), denominator: String(denominator) })
  }
  if (chance.happens(7)) return answered({ number: '0', currency: question.kind === 'AMOUNT' ? sent.organisation.currency : null })
  if (question.kind === 'AMOUNT')
    return answered({ number: String(Math.round(chance.logNormal(90_000 * (1 + 6 * sent.organisation.size), 0.6))), currency: sent.organisation.currency })
  if (question.unit === 'days') return answered({ number: trimmed(chance.between(1, 240) * 25) })
  return answered({ number: String(Math.round(chance.logNormal(700 * (1 + 8 * sent.organisation.size), 0.7))) })
}

/** Hundredths as a decimal without needless zeros. */
const trimmed = (hundredths: number): string => String(hundredths / 100)

/** Refurbished and remanufactured devices of all bought, as the organisation's register says. */
function refurbishedShare(stock: Stock, sent: ScaleReturn, chance: Chance): Values {
  if (chance.happens(12)) return notKnown
  const sum = (what: 'boughtNew' | 'boughtRefurbished' | 'boughtRemanufactured') =>
    categories.reduce((all, _, category) => all + stock.count(sent.participant, category, sent.year, what), 0)
  const again = sum('boughtRefurbished') + sum('boughtRemanufactured')
  const all = again + sum('boughtNew')
  return all === 0 ? notApplicable : answered({ numerator: String(again), denominator: String(all) })
}

const ladder: ProgressStep[] = ['NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE']

/** The step reached in a year: a walk from year to year that mostly rises, sometimes stays, and now and then falls back. */
function stepOf(world: ScaleWorld, sent: ScaleReturn, place: number): ProgressStep {
  const chance = world.chance('progress', sent.participant, place)
  let level = chance.weighted([
    [0, 55],
    [1, 38],
    [2, 7],
  ])
  for (const year of worldYears) {
    const draw = chance.unit()
    if (draw < 0.12) level = Math.max(0, level - 1)
    else if (draw > (level === 2 ? 0.9 : 0.62)) level = Math.min(3, level + 1)
    const isShown = !chance.happens(4)
    if (year === sent.year) return isShown ? (ladder[level] as ProgressStep) : 'NO_EVIDENCE'
  }
  return 'NO_EVIDENCE'
}
