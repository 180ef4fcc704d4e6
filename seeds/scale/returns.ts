import type { ParticipationRole, SubmissionState } from '@cfit/prisma'
import { type KnownQuestion, questions } from '../questions.ts'
import { type Chance, shareOut } from './chance.ts'
import { categories } from './devices.ts'
import { dayNumber } from './rows.ts'
import { lastYear, rolesOn, type ScaleOrganisation, type ScaleWorld, worldYears } from './world.ts'

export const opensOn = (year: number): number => dayNumber(`${year + 1}-01-15`)
export const dueOn = (year: number): number => dayNumber(`${year + 1}-03-31`)

/** One organisation's return in one campaign. */
export interface ScaleReturn {
  number: number
  year: number
  /** Place of the organisation among the participants. */
  participant: number
  organisation: ScaleOrganisation
  roles: ParticipationRole[]
  state: SubmissionState
  revisions: ScaleRevision[]
}

export interface ScaleRevision {
  number: number
  /** Instant of submission, ISO 8601; null for a draft. */
  submittedAt: string | null
  /** A first revision that a second one corrects holds a slip. */
  isCorrected: boolean
  /** How many questions it answers. */
  answers: number
}

/** The register of a campaign: who was a participant when it opened, with place, organisation and roles. */
export function registerOf(world: ScaleWorld, year: number): [participant: number, organisation: ScaleOrganisation, roles: ParticipationRole[]][] {
  return world.participants.flatMap((organisation, participant): [number, ScaleOrganisation, ParticipationRole[]][] => {
    const roles = rolesOn(organisation, opensOn(year))
    return roles.length === 0 ? [] : [[participant, organisation, roles]]
  })
}

const formerStates: [SubmissionState, number][] = [
  ['ACCEPTED', 95],
  ['RETURNED', 2],
  ['DRAFT', 3],
]
const openStates: [SubmissionState, number][] = [
  ['ACCEPTED', 52],
  ['SUBMITTED', 25],
  ['RETURNED', 6],
  ['DRAFT', 17],
]

/** Every return of every campaign. One organisation in seven misses a year. */
function draftedReturns(world: ScaleWorld): ScaleReturn[] {
  return worldYears.flatMap((year, index) =>
    registerOf(world, year).flatMap(([participant, organisation, roles]): ScaleReturn[] => {
      const chance = world.chance('return', year, participant)
      if (chance.happens(14)) return []
      const state = chance.weighted(year === lastYear ? openStates : formerStates)
      const number = index * world.participants.length + participant
      return [{ number, year, participant, organisation, roles, state, revisions: revisionsOf(chance, year, state) }]
    }),
  )
}

/** One return in eight is late, one in eleven is corrected by a second revision, and half of those returned are being worked on again. */
function revisionsOf(chance: Chance, year: number, state: SubmissionState): ScaleRevision[] {
  if (state === 'DRAFT') return [{ number: 1, submittedAt: null, isCorrected: false, answers: 0 }]
  const day = chance.happens(12) ? dueOn(year) + 1 + chance.below(40) : opensOn(year) + 5 + chance.below(dueOn(year) - opensOn(year) - 4)
  const first: ScaleRevision = { number: 1, submittedAt: instant(chance, day), isCorrected: false, answers: 0 }
  if (state === 'RETURNED') return chance.happens(50) ? [first, { number: 2, submittedAt: null, isCorrected: false, answers: 0 }] : [first]
  if (!chance.happens(9)) return [first]
  return [
    { ...first, isCorrected: true },
    { number: 2, submittedAt: instant(chance, day + 8 + chance.below(40)), isCorrected: false, answers: 0 },
  ]
}

/** An instant within office hours, on the same day in UTC and in the Pact's time zone. */
function instant(chance: Chance, day: number): string {
  return new Date(day * 86_400_000 + (7 * 3600 + chance.below(9 * 3600)) * 1000).toISOString()
}

/** Further questions, so that a large world has long questionnaires: by category of device, then by strategy and impact category. */
const furtherQuestions: KnownQuestion[] = [
  ...categories.flatMap((category): KnownQuestion[] => {
    const words = category.toLowerCase()
    const question = (key: string, text: string, kind: KnownQuestion['kind'], unit?: string): KnownQuestion => ({
      key: `${words}_${key}`,
      section: 'By category of device (fictional)',
      text,
      help: 'Invented for the world of the scale generator.',
      kind,
      ...(unit ? { unit } : {}),
    })
    return [
      question('repaired', `How many devices of the category ${words} did you have repaired?`, 'NUMBER', 'devices'),
      question('spend', `How much did you spend on devices of the category ${words}?`, 'AMOUNT'),
      question('redeployed', `Of the devices of the category ${words} that users handed back, how many found another user?`, 'SHARE', 'devices'),
      question('words', `What did you learn about devices of the category ${words}?`, 'TEXT'),
    ]
  }),
  ...(['BUY_LESS', 'BUY_BETTER', 'USE_BETTER', 'USE_LONGER'] as const).flatMap((strategy) =>
    (['CIRCULARITY', 'FAIRNESS', 'CARBON_AND_CLIMATE', 'CHEMICALS_OF_CONCERN'] as const).flatMap((impactCategory): KnownQuestion[] => {
      const about = `${strategy} and ${impactCategory}`.toLowerCase().replaceAll('_', ' ')
      const common = { section: 'By strategy and impact (fictional)', help: 'Invented for the world of the scale generator.', strategy, impactCategory }
      const key = `${strategy}_${impactCategory}`.toLowerCase()
      return [
        { ...common, key, text: `How far did you get with ${about}?`, kind: 'PROGRESS' },
        { ...common, key: `${key}_words`, text: `What did you do about ${about}?`, kind: 'TEXT' },
      ]
    }),
  ),
]
const everyQuestion = [...questions, ...furtherQuestions]

export interface Campaigns {
  returns: ScaleReturn[]
  /** The questions that are asked, in order. */
  questions: KnownQuestion[]
}

export class TooManyAnswers extends Error {}

const isAsked = (question: KnownQuestion, roles: ParticipationRole[]): boolean => question.role === undefined || roles.includes(question.role)

/** The questions that an organisation is asked, as places in the questionnaire. */
export const askedOf = (asked: readonly KnownQuestion[], roles: ParticipationRole[]): number[] =>
  asked.flatMap((question, place) => (isAsked(question, roles) ? [place] : []))

/** All returns, with the wanted number of answers shared out over them exactly; the questionnaire is as long as that needs. */
export function campaignsOf(world: ScaleWorld): Campaigns {
  const returns = draftedReturns(world)
  const revisions = returns.flatMap((sent) => sent.revisions.map((revision) => ({ revision, sent })))
  const wanted = world.size.answers
  let asked = questions.length
  const room = () => revisions.map(({ sent }) => askedOf(everyQuestion.slice(0, asked), sent.roles).length)
  let rooms = room()
  const sum = () => rooms.reduce((all, places) => all + places, 0)
  while (sum() * 0.92 < wanted && asked < everyQuestion.length) {
    asked = Math.min(everyQuestion.length, asked + 3)
    rooms = room()
  }
  if (sum() < wanted)
    throw new TooManyAnswers(`${wanted} answers do not fit: ${returns.length} returns have room for ${sum()}. Ask for fewer --answers or more --organisations.`)
  const weights = rooms.map((places, index) => {
    const { number, revision } = { number: revisions[index]?.sent.number ?? 0, revision: revisions[index]?.revision.number ?? 1 }
    return places * (0.85 + 0.15 * world.chance('completeness', number, revision).unit())
  })
  const counts = shareOut(wanted, weights).map((count, index) => Math.min(count, rooms[index] as number))
  let left = wanted - counts.reduce((all, count) => all + count, 0)
  for (let index = 0; left > 0; index = (index + 1) % counts.length) {
    if ((counts[index] as number) >= (rooms[index] as number)) continue
    counts[index] = (counts[index] as number) + 1
    left -= 1
  }
  for (const [index, { revision }] of revisions.entries()) revision.answers = counts[index] as number
  return { returns, questions: everyQuestion.slice(0, asked) }
}
