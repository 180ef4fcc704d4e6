import type { Chance } from './chance.ts'
import { identifierOf, identifierScheme } from './membership.ts'
import { dayText } from './rows.ts'
import type { ScaleLot, ScaleTender } from './tender.ts'
import { invented } from './words.ts'
import { type ScaleOrganisation, type ScaleWorld, worldEndsOn } from './world.ts'

/** A release as it is written: whatever JSON holds. */
export type Body = Record<string, unknown>

/** The stages a process can publish, in the order of its life. */
type Stage = 'planning' | 'tender' | 'tenderAmendment' | 'tenderCancellation' | 'award' | 'contract' | 'implementation'

interface Told {
  world: ScaleWorld
  tender: ScaleTender
  /** Chance of what stays the same from release to release of the process. */
  chance: () => Chance
}

export const ocidOf = (world: ScaleWorld, number: number): string => `ocds-fict01-w${world.size.seed}-${String(number + 1).padStart(7, '0')}`

/** The releases of one process by date, each telling all that is known by then, as most publishers do. */
export function releasesOf(world: ScaleWorld, tender: ScaleTender): Body[] {
  const told: Told = { world, tender, chance: () => world.chance('release', tender.number) }
  return stagesOf(told).map(([stage, day], index) => releaseOf(told, stage, day, index))
}

function stagesOf({ tender, chance: chanceOf }: Told): [Stage, number][] {
  const chance = chanceOf()
  const { status, publishedOn, concludedOn, lots } = tender
  const stages: [Stage, number][] = []
  if (!tender.isCallOff && chance.happens(60)) stages.push(['planning', publishedOn - chance.between(20, 120)])
  if (status === 'PLANNING' && stages.length > 0) return stages
  stages.push(['tender', publishedOn])
  if (chance.happens(30)) stages.push(['tenderAmendment', publishedOn + chance.between(2, 9)])
  if (['CANCELLED', 'UNSUCCESSFUL', 'WITHDRAWN'].includes(status)) stages.push(['tenderCancellation', publishedOn + chance.between(10, 90)])
  if (concludedOn === null) return stages
  stages.push(['award', concludedOn])
  const contracts = lots.flatMap(({ award }) => award?.contract ?? [])
  if (contracts.length === 0) return stages
  const signedOn = Math.max(...contracts.map((contract) => contract.signedOn))
  stages.push(['contract', signedOn])
  for (let payment = 1; payment <= 3 && chance.happens(45); payment += 1) {
    const day = signedOn + payment * chance.between(60, 170)
    if (day <= worldEndsOn) stages.push(['implementation', day])
  }
  return stages
}

function releaseOf(told: Told, stage: Stage, day: number, index: number): Body {
  const { world, tender } = told
  const order: Stage[] = ['planning', 'tender', 'award', 'contract', 'implementation']
  const reached = (other: Stage) => order.indexOf(other) <= Math.max(1, order.indexOf(stage)) && (stage !== 'planning' || other === 'planning')
  const ocid = ocidOf(world, tender.number)
  return {
    ocid,
    id: `${ocid}-${index + 1}`,
    date: instant(day, tender.number),
    language: 'en',
    tag: [stage],
    initiationType: 'tender',
    parties: partiesOf(told, reached('award')),
    buyer: { id: partyId(world, tender.buyer), name: tender.buyer.name },
    ...(reached('planning') ? { planning: planningOf(told) } : {}),
    tender: tenderPart(told, stage, day),
    ...(reached('award') ? { awards: awardsOf(told) } : {}),
    ...(reached('contract') ? { contracts: contractsOf(told, stage === 'implementation' ? day : null) } : {}),
  }
}

const instant = (day: number, shift: number): string =>
  `${dayText(day)}T${String(7 + (shift % 10)).padStart(2, '0')}:${String(shift % 60).padStart(2, '0')}:00Z`
const partyId = (world: ScaleWorld, organisation: ScaleOrganisation): string => `${identifierScheme}-${identifierOf(world, organisation)}`
const value = (cents: number | null, currency: string): Body => (cents === null ? {} : { value: { amount: cents / 100, currency } })

function partiesOf({ world, tender }: Told, withSuppliers: boolean): Body[] {
  const suppliers = withSuppliers ? new Set(tender.lots.flatMap(({ award }) => award?.suppliers ?? [])) : []
  const party = (organisation: ScaleOrganisation, roles: string[]): Body => ({
    id: partyId(world, organisation),
    name: organisation.name,
    identifier: { scheme: identifierScheme, id: identifierOf(world, organisation), legalName: organisation.name },
    address: {
      streetAddress: `${1 + (organisation.number % 180)} Fiction Street`,
      locality: organisation.name.split(' ').at(-2),
      postalCode: String(10_000 + organisation.number),
    },
    contactPoint: { name: 'Procurement desk', email: `desk${organisation.number}@buyers.example`, telephone: '+99 000 0000' },
    roles,
  })
  return [party(tender.buyer, ['buyer', 'procuringEntity']), ...[...suppliers].map((supplier) => party(supplier, ['tenderer', 'supplier']))]
}

function planningOf({ world, tender }: Told): Body {
  const { amount, currency, number } = tender
  return {
    rationale: invented(2, number % 12),
    budget: {
      id: `budget-${number + 1}`,
      description: 'Budget of the year (fictional)',
      ...(amount === null ? {} : { amount: { amount: amount / 100, currency } }),
    },
    documents: documentsOf(world, tender, ['procurementPlan', 'marketStudies'], tender.publishedOn - 30),
    milestones: [{ id: 'plan', title: 'Market talks', type: 'preProcurement', dueDate: instant(tender.publishedOn - 14, 0), status: 'met' }],
  }
}

function documentsOf(world: ScaleWorld, { number, title }: ScaleTender, types: string[], day: number): Body[] {
  return types.map((documentType, index) => ({
    id: `${documentType}-${index + 1}`,
    documentType,
    title: `${title}: ${documentType} (fictional)`,
    description: invented(1, number + index),
    url: `https://documents.example/w${world.size.seed}/${number + 1}/${documentType}.pdf`,
    datePublished: instant(day, index),
    format: 'application/pdf',
    language: 'en',
  }))
}

function tenderPart(told: Told, stage: Stage, day: number): Body {
  const { world, tender } = told
  const { title, publishedOn, number, purchase, currency } = tender
  const ended = { CANCELLED: 'cancelled', UNSUCCESSFUL: 'unsuccessful', WITHDRAWN: 'withdrawn' }[tender.status as string] ?? 'cancelled'
  const status = stage === 'planning' ? 'planning' : stage === 'tenderCancellation' ? ended : stage.startsWith('tender') ? 'active' : 'complete'
  const end = Math.max(publishedOn + 12, (tender.concludedOn ?? publishedOn + 60) - 10)
  return {
    id: `tender-${number + 1}`,
    title,
    description: `Fictional tender. ${invented(4, number % 12)}`,
    status,
    procuringEntity: { id: partyId(world, tender.buyer), name: tender.buyer.name },
    mainProcurementCategory: purchase.code.startsWith('3') || purchase.code.startsWith('48') ? 'goods' : 'services',
    ...(tender.method === null ? {} : { procurementMethod: tender.method.toLowerCase() }),
    ...value(tender.amount, currency),
    awardCriteria: tender.uses.some(({ role }) => role === 'AWARD') ? 'ratedCriteria' : 'priceOnly',
    submissionMethod: ['electronicSubmission'],
    tenderPeriod: { startDate: instant(publishedOn, 0), endDate: instant(end, 3) },
    enquiryPeriod: { startDate: instant(publishedOn, 0), endDate: instant(publishedOn + 9, 3) },
    items: itemsOf(told),
    lots: tender.lots.map((lot) => lotPart(tender, lot, status)),
    documents: documentsOf(world, tender, ['tenderNotice', 'biddingDocuments', 'technicalSpecifications', 'evaluationCriteria'], publishedOn),
    milestones: [{ id: 'delivery', title: 'First delivery', type: 'delivery', dueDate: instant(end + 90, 0), status: 'scheduled' }],
    ...(stage === 'tenderAmendment'
      ? { amendments: [{ id: 'amendment-1', date: instant(day, 1), rationale: 'Answers to questions of tenderers', description: invented(1, number) }] }
      : {}),
  }
}

function itemsOf({ tender, chance: chanceOf }: Told): Body[] {
  const chance = chanceOf()
  return tender.lots.flatMap((lot, index) =>
    Array.from({ length: 1 + chance.below(3) }, (_, place) => ({
      id: `${index + 1}-${place + 1}`,
      description: `${tender.purchase.description}, type ${place + 1} (fictional)`,
      classification: { scheme: 'CPV', id: tender.purchase.code, description: tender.purchase.description },
      additionalClassifications: [{ scheme: 'CPV', id: '30200000', description: 'Computer equipment and supplies' }],
      quantity: chance.between(1, 900),
      unit: { name: 'piece' },
      relatedLot: lot.key,
    })),
  )
}

function lotPart({ currency, number }: ScaleTender, { key, title, amount }: ScaleLot, status: string): Body {
  return { id: key, title: title ?? 'Whole contract', description: invented(1, number + Number(key)), status, ...value(amount, currency) }
}

function awardsOf({ world, tender }: Told): Body[] {
  return tender.lots.flatMap(({ key, award }): Body[] => {
    if (!award) return []
    const suppliers = award.suppliers.map((supplier) => ({ id: partyId(world, supplier), name: supplier.name }))
    return [
      {
        id: `award-${key}`,
        title: `Award of lot ${key}`,
        status: award.isUnsuccessful ? 'unsuccessful' : 'active',
        date: instant(tender.concludedOn as number, 2),
        ...value(award.amount, tender.currency),
        suppliers,
        relatedLots: [key],
        documents: documentsOf(world, tender, ['awardNotice'], tender.concludedOn as number),
      },
    ]
  })
}

/** Contracts, with what was paid by a day once they are carried out. */
function contractsOf({ world, tender, chance: chanceOf }: Told, paidBy: number | null): Body[] {
  const chance = chanceOf()
  return tender.lots.flatMap(({ key, award }): Body[] => {
    if (!award?.contract) return []
    const { signedOn, startsOn, endsOn, amount } = award.contract
    const part = chance.between(10, 30)
    const [payee] = award.suppliers
    const transaction = (number: number): Body => ({
      id: `payment-${key}-${number}`,
      date: instant(signedOn + number * 50, number),
      value: { amount: Math.floor(((amount ?? 0) * part) / 100) / 100, currency: tender.currency },
      payer: { id: partyId(world, tender.buyer), name: tender.buyer.name },
      ...(payee ? { payee: { id: partyId(world, payee), name: payee.name } } : {}),
    })
    const payments = paidBy === null || amount === null ? 0 : Math.min(3, Math.floor((paidBy - signedOn) / 50))
    const implementation = {
      transactions: Array.from({ length: payments }, (_, index) => transaction(index + 1)),
      milestones: [
        {
          id: `take-over-${key}`,
          title: 'Delivery taken over',
          type: 'delivery',
          dueDate: instant(startsOn + 60, 0),
          status: 'met',
          dateMet: instant(startsOn + 58, 0),
        },
      ],
    }
    return [
      {
        id: `contract-${key}`,
        awardID: `award-${key}`,
        title: tender.title,
        status: paidBy !== null && endsOn <= paidBy ? 'terminated' : 'active',
        dateSigned: instant(signedOn, 4),
        period: { startDate: instant(startsOn, 0), endDate: instant(endsOn, 0) },
        ...value(amount, tender.currency),
        documents: documentsOf(world, tender, ['contractSigned'], signedOn),
        ...(paidBy === null ? {} : { implementation }),
      },
    ]
  })
}
