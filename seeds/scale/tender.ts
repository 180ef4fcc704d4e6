import type { CriterionRole, ProcurementMethod, TenderStatus } from '@cfit/prisma'
import { criteria } from '../criteria.ts'
import type { Chance } from './chance.ts'
import { dayNumber } from './rows.ts'
import { isIctCode, type Purchase, purchases, purposes } from './words.ts'
import { type ScaleOrganisation, type ScaleWorld, worldEndsOn } from './world.ts'

/** One invented process as a whole: rows of the store and releases are both written from it. Amounts are whole cents; null is not published. */
export interface ScaleTender {
  number: number
  buyer: ScaleOrganisation
  title: string
  purchase: Purchase
  isIct: boolean
  status: TenderStatus
  method: ProcurementMethod | null
  isCallOff: boolean
  currency: string
  amount: number | null
  /** Days are numbers from 1 January 1970. */
  publishedOn: number
  concludedOn: number | null
  lots: ScaleLot[]
  uses: { criterion: number; role: CriterionRole; isInherited: boolean }[]
}

export interface ScaleLot {
  key: string
  title: string | null
  amount: number | null
  award: ScaleAward | null
}

export interface ScaleAward {
  isUnsuccessful: boolean
  amount: number | null
  suppliers: ScaleOrganisation[]
  contract: { signedOn: number; startsOn: number; endsOn: number; amount: number | null } | null
}

const tendersBeginOn = dayNumber('2016-01-11')
const lotTitles = ['First lot: standard devices', 'Second lot: special needs', 'Third lot: accessories', 'Fourth lot: services', 'Fifth lot: take-back']
const criterionRoles: [CriterionRole, number][] = [
  ['TECHNICAL_SPECIFICATION', 55],
  ['AWARD', 22],
  ['CONTRACT_CLAUSE', 17],
  ['SELECTION', 6],
]
const methods: [ProcurementMethod | null, number][] = [
  ['OPEN', 60],
  ['SELECTIVE', 18],
  ['LIMITED', 12],
  ['DIRECT', 6],
  [null, 4],
]

/** The buyers of a world, each as often as it is large. Kept by whoever writes many tenders. */
export function buyersOf(world: ScaleWorld): (chance: Chance) => ScaleOrganisation {
  let sum = 0
  // Larger ones buy more often, though not in proportion to their stock.
  const upTo = world.participants.map(({ size }) => {
    sum += Math.sqrt(size)
    return sum
  })
  return (chance) => {
    const drawn = chance.unit() * sum
    let [low, high] = [0, upTo.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] as number) > drawn) high = middle
      else low = middle + 1
    }
    return world.participants[low] as ScaleOrganisation
  }
}

/** The process of a number: always the same one of a world, however many are written. */
export function tenderOf(world: ScaleWorld, number: number, buyers: (chance: Chance) => ScaleOrganisation): ScaleTender {
  const chance = world.chance('tender', number)
  const buyer = buyers(chance)
  const purchase = chance.weighted(purchases.map((entry) => [entry, entry.weight] as const))
  const isIct = isIctCode(purchase.code)
  const publishedOn = tendersBeginOn + Math.floor(Math.sqrt(chance.unit()) * (worldEndsOn - 20 - tendersBeginOn))
  const isCallOff = isIct && chance.happens(30)
  const status = statusOf(chance, publishedOn)
  const amount = chance.happens(8) ? null : Math.round(chance.logNormal(purchase.median * (isCallOff ? 0.3 : 1), 1.1)) * 100
  const concludedOn = status === 'COMPLETE' ? Math.min(worldEndsOn, publishedOn + (isCallOff ? chance.between(10, 40) : chance.between(35, 210))) : null
  const year = 1970 + Math.floor(publishedOn / 365.25)
  const tender: ScaleTender = {
    number,
    buyer,
    title: `${purchase.title} ${chance.pick(purposes)}, ${year}`,
    purchase,
    isIct,
    status,
    method: chance.weighted(methods),
    isCallOff,
    currency: chance.happens(12) ? 'EUR' : buyer.currency,
    amount,
    publishedOn,
    concludedOn,
    lots: [],
    uses: isIct ? usesOf(chance, year, isCallOff) : [],
  }
  const lotCount = isCallOff
    ? 1
    : chance.weighted([
        [1, 62],
        [2, 22],
        [3, 10],
        [4, 4],
        [5, 2],
      ])
  let left = amount
  for (let index = 0; index < lotCount; index += 1) {
    const part = left === null ? null : index === lotCount - 1 ? left : Math.floor((left * chance.between(40, 70)) / 100)
    if (left !== null && part !== null) left -= part
    const award = concludedOn === null ? null : awardOf(world, chance, concludedOn, part, isCallOff, lotCount > 1)
    tender.lots.push({ key: String(index + 1), title: lotCount === 1 ? null : (lotTitles[index] as string), amount: part, award })
  }
  return tender
}

function statusOf(chance: Chance, publishedOn: number): TenderStatus {
  const isRecent = publishedOn > worldEndsOn - 240
  if (isRecent)
    return chance.weighted([
      ['ACTIVE', 50],
      ['PLANNED', 12],
      ['PLANNING', 8],
      ['COMPLETE', 25],
      ['CANCELLED', 5],
    ])
  return chance.weighted([
    ['COMPLETE', 86],
    ['CANCELLED', 6],
    ['UNSUCCESSFUL', 5],
    ['ACTIVE', 2],
    ['WITHDRAWN', 1],
  ])
}

/** Criteria become more common over the years, and what a framework asked for is inherited by its call-offs. */
function usesOf(chance: Chance, year: number, isCallOff: boolean): ScaleTender['uses'] {
  if (!chance.happens(25 + (year - 2016) * 5)) return []
  const uses = new Map<string, ScaleTender['uses'][number]>()
  for (let left = 1 + chance.below(4); left > 0; left -= 1) {
    const use = { criterion: chance.below(criteria.length), role: chance.weighted(criterionRoles), isInherited: isCallOff && chance.happens(70) }
    uses.set(`${use.criterion}/${use.role}`, use)
  }
  return [...uses.values()]
}

function awardOf(world: ScaleWorld, chance: Chance, concludedOn: number, estimate: number | null, isCallOff: boolean, isOneOfSeveral: boolean): ScaleAward {
  if (isOneOfSeveral && chance.happens(6)) return { isUnsuccessful: true, amount: null, suppliers: [], contract: null }
  const amount = estimate === null || chance.happens(4) ? null : Math.round((estimate * chance.between(780, 1020)) / 1000)
  const first = chance.pick(world.suppliers)
  const second = chance.happens(7) ? chance.pick(world.suppliers) : first
  const signedOn = concludedOn + (isCallOff ? chance.between(2, 12) : chance.between(11, 50))
  const startsOn = signedOn + chance.between(5, 40)
  const endsOn = startsOn + (isCallOff ? 365 : 365 * chance.between(2, 4))
  return {
    isUnsuccessful: false,
    amount,
    suppliers: first === second ? [first] : [first, second],
    contract: signedOn > worldEndsOn || chance.happens(7) ? null : { signedOn, startsOn, endsOn, amount: chance.happens(90) ? amount : null },
  }
}
