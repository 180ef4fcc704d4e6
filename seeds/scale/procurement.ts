import type { ImpactCategory, ProcurementStage, Strategy } from '@cfit/prisma'
import { criteria } from '../criteria.ts'
import { categories } from './devices.ts'
import { csvLine, dayNumber, dayText, decimal, slugOf, type TableRows, type Value } from './rows.ts'
import { buyersOf, type ScaleTender, tenderOf } from './tender.ts'
import { invented } from './words.ts'
import { rolesOn, type ScaleWorld, scaleSource, worldEndsOn } from './world.ts'

const cents = (amount: number | null): string | null => (amount === null ? null : decimal(amount))
/** An amount and its currency are known together, or neither is. */
const money = (amount: number | null, currency: string): [string | null, string | null] => [cents(amount), amount === null ? null : currency]
const lotNumber = (tender: ScaleTender, index: number): number => tender.number * 8 + index

/** Criteria, tenders with all that hangs below them, practices and planned demand. */
export function procurementRows(world: ScaleWorld): TableRows[] {
  return [criterionRows(world), ...tenderTables(world), ...practiceTables(world), plannedDemand(world)]
}

function criterionRows(world: ScaleWorld): TableRows {
  return {
    table: 'criterion',
    columns: ['id', 'slug', 'title', 'text', 'level', 'strategy', 'impact_category', 'source'],
    *lines() {
      const id = world.ids('criterion')
      for (const [number, { slug, title, text, level, strategy, impactCategory }] of criteria.entries()) {
        yield csvLine([id(number), `${slug}-w${world.size.seed}`, `${title} (fictional)`, text, level, strategy, impactCategory, scaleSource])
      }
    },
  }
}

function tenderTables(world: ScaleWorld): TableRows[] {
  const ids = { tender: world.ids('tender'), award: world.ids('award'), criterion: world.ids('criterion') }
  /** A table below the tenders: what it writes of each. The tender is made anew for each table, which costs less than to keep it. */
  const below = (table: string, columns: string[], write: (tender: ScaleTender, tenderId: string, id: (number: number) => string) => Value[][]): TableRows => ({
    table,
    columns,
    *lines() {
      const buyers = buyersOf(world)
      const id = world.ids(table)
      for (let number = 0; number < world.size.tenders; number += 1) {
        const tender = tenderOf(world, number, buyers)
        for (const row of write(tender, ids.tender(number), id)) yield csvLine(row)
      }
    },
  })
  return [
    below(
      'tender',
      [
        'id',
        'slug',
        'buyer_id',
        'title',
        'description',
        'status',
        'method',
        'amount',
        'currency',
        'published_on',
        'concluded_on',
        'is_ict',
        'is_call_off',
        'language',
        'source',
        'is_fictional',
      ],
      (tender, id) => [tenderRow(world, tender, id)],
    ),
    below('tender_classification', ['id', 'tender_id', 'scheme', 'code', 'description'], ({ number, purchase }, tenderId, id) => [
      [id(number), tenderId, 'CPV', purchase.code, purchase.description],
    ]),
    below('lot', ['id', 'tender_id', 'key', 'title', 'status', 'amount', 'currency'], (tender, tenderId, id) =>
      tender.lots.map(({ key, title, amount }, index) => [
        id(lotNumber(tender, index)),
        tenderId,
        key,
        title,
        tender.status,
        ...money(amount, tender.currency),
      ]),
    ),
    below('award', ['id', 'tender_id', 'key', 'title', 'status', 'awarded_on', 'amount', 'currency'], (tender, tenderId, id) =>
      tender.lots.flatMap(({ key, award }, index) => {
        if (!award || tender.concludedOn === null) return []
        const said = award.isUnsuccessful ? ['No suitable offer', 'unsuccessful'] : [null, 'active']
        return [[id(lotNumber(tender, index)), tenderId, key, ...said, dayText(tender.concludedOn), ...money(award.amount, tender.currency)]]
      }),
    ),
    below('award_supplier', ['award_id', 'organisation_id'], (tender) =>
      tender.lots.flatMap(({ award }, index) => (award?.suppliers ?? []).map((supplier) => [ids.award(lotNumber(tender, index)), supplier.id])),
    ),
    below(
      'contract',
      ['id', 'tender_id', 'key', 'award_key', 'title', 'status', 'signed_on', 'starts_on', 'ends_on', 'amount', 'currency'],
      (tender, tenderId, id) =>
        tender.lots.flatMap(({ key, award }, index) => {
          if (!award?.contract) return []
          const { signedOn, startsOn, endsOn, amount } = award.contract
          const status = endsOn <= worldEndsOn ? 'terminated' : 'active'
          const days = [dayText(signedOn), dayText(startsOn), dayText(endsOn)]
          return [[id(lotNumber(tender, index)), tenderId, key, key, tender.title, status, ...days, ...money(amount, tender.currency)]]
        }),
    ),
    below('criterion_use', ['id', 'tender_id', 'criterion_id', 'role', 'is_inherited'], (tender, tenderId, id) =>
      tender.uses.map(({ criterion, role, isInherited }, index) => [id(lotNumber(tender, index)), tenderId, ids.criterion(criterion), role, isInherited]),
    ),
  ]
}

function tenderRow(world: ScaleWorld, tender: ScaleTender, id: string): Value[] {
  const { number, buyer, title, status, method, amount, currency, publishedOn, concludedOn, isIct, isCallOff } = tender
  const chance = world.chance('tender-text', number)
  return [
    id,
    `${slugOf(title)}-w${world.size.seed}-${number + 1}`,
    buyer.id,
    title,
    chance.happens(10) ? null : `Fictional tender. ${invented(1 + chance.below(3), chance.below(12))}`,
    status,
    method,
    ...money(amount, currency),
    dayText(publishedOn),
    concludedOn === null ? null : dayText(concludedOn),
    isIct,
    isCallOff,
    chance.happens(5) ? null : 'en',
    scaleSource,
    true,
  ]
}

const stages: ProcurementStage[] = ['BEFORE_TENDER', 'TENDER', 'USE', 'END_OF_USE']
const strategies: Strategy[] = ['BUY_LESS', 'BUY_BETTER', 'USE_BETTER', 'USE_LONGER']
const impacts: [ImpactCategory, number][] = [
  ['CIRCULARITY', 45],
  ['CARBON_AND_CLIMATE', 28],
  ['FAIRNESS', 17],
  ['CHEMICALS_OF_CONCERN', 10],
]
const practiceTitles = [
  'Asking the service desk first',
  'A trial with refurbished devices',
  'Spare parts in every contract',
  'Counting what is in the cupboards',
  'Talking to suppliers early',
  'A longer planned age',
  'Take-back with reuse first',
]

/** One to three practices of two participants in three. */
function practiceTables(world: ScaleWorld): TableRows[] {
  function* practices() {
    for (const organisation of world.participants) {
      const chance = world.chance('practice', organisation.number)
      const count = chance.happens(66) ? 1 + chance.below(3) : 0
      for (let index = 0; index < count; index += 1) yield { organisation, chance, number: organisation.number * 4 + index }
    }
  }
  const id = world.ids('practice')
  return [
    {
      table: 'practice',
      columns: ['id', 'slug', 'organisation_id', 'title', 'what', 'how', 'who', 'outcomes', 'stage', 'language', 'shared_on', 'source', 'is_fictional'],
      *lines() {
        for (const { organisation, chance, number } of practices()) {
          const title = chance.pick(practiceTitles)
          const texts = [0, 1, 2].map(() => `Fictional practice. ${invented(2, chance.below(12))}`)
          const sharedOn = dayNumber('2018-03-01') + chance.below(worldEndsOn - dayNumber('2018-03-01'))
          const [what, how, outcomes] = texts as [string, string, string]
          yield csvLine([
            id(number),
            `${slugOf(title)}-w${world.size.seed}-${number}`,
            organisation.id,
            title,
            what,
            how,
            'Buyers and the service desk.',
            outcomes,
            chance.pick(stages),
            'en',
            dayText(sharedOn),
            scaleSource,
            true,
          ])
        }
      },
    },
    {
      table: 'practice_code',
      columns: ['practice_id', 'strategy', 'impact_category'],
      *lines() {
        for (const { number } of practices()) {
          const chance = world.chance('practice-code', number)
          const codes = new Set<string>()
          for (let left = chance.below(4); left > 0; left -= 1) codes.add(`${chance.pick(strategies)},${chance.weighted(impacts)}`)
          for (const code of codes) yield `${id(number)},${code}\n`
        }
      },
    },
  ]
}

/** What procuring participants intend to buy in the next two years, by quarter. */
function plannedDemand(world: ScaleWorld): TableRows {
  return {
    table: 'planned_demand',
    columns: ['id', 'organisation_id', 'category', 'year', 'quarter', 'quantity', 'certainty'],
    *lines() {
      const id = world.ids('planned-demand')
      let number = 0
      for (const organisation of world.participants) {
        const isProcuring = rolesOn(organisation, worldEndsOn).includes('PROCURING')
        const chance = world.chance('planned-demand', organisation.number)
        for (const category of categories) {
          for (let quarter = 0; quarter < 8; quarter += 1) {
            number += 1
            if (!isProcuring || !chance.happens(22)) continue
            const quantity = chance.happens(3) ? 0 : Math.round(chance.logNormal(20 + 60 * organisation.size, 0.9))
            const certainty = chance.happens(quarter < 3 ? 60 : 20) ? 'FIRM' : 'INTENDED'
            yield csvLine([id(number), organisation.id, category, 2026 + Math.floor(quarter / 4), (quarter % 4) + 1, quantity, certainty])
          }
        }
      }
    },
  }
}
