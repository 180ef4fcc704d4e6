import type { CriterionRole, Prisma, ProcurementMethod } from '@cfit/prisma'
import { criteria } from './criteria.ts'
import { plannedDemandRows } from './planned-demand.ts'
import { type Bought, type TenderRow, tenderRows } from './tender-rows.ts'
import { baselineCriteria, outputId } from './working-groups.ts'
import { type Counts, cents, day, daysAfter, euros, fictionalSource, fixedId, organisationId, storyEndsOn, type Transaction } from './world.ts'

const methods: Record<'O' | 'S' | 'L' | 'D', ProcurementMethod> = { O: 'OPEN', S: 'SELECTIVE', L: 'LIMITED', D: 'DIRECT' }
const roles: Record<string, CriterionRole> = { S: 'SELECTION', T: 'TECHNICAL_SPECIFICATION', A: 'AWARD', C: 'CONTRACT_CLAUSE' }

/** Codes of the Common Procurement Vocabulary. It knows none for refurbished devices, leasing or take-back: the nearest is used. */
const classificationOf: Record<Bought, [code: string, description: string]> = {
  LAPTOP: ['30213100', 'Portable computers'],
  DESKTOP: ['30213300', 'Desktop computer'],
  MONITOR: ['30231300', 'Display screens'],
  SMARTPHONE: ['32250000', 'Mobile telephones'],
  TABLET: ['30213200', 'Tablet computer'],
  SERVER: ['48820000', 'Servers'],
  NETWORK: ['32420000', 'Network equipment'],
  PRINTER: ['30232100', 'Printers and plotters'],
  REFURB: ['30213100', 'Portable computers'],
  TAKEBACK: ['72000000', 'IT services: consulting, software development, Internet and support'],
  REPAIR: ['50320000', 'Repair and maintenance services of personal computers'],
  LEASING: ['30200000', 'Computer equipment and supplies'],
  HOSTING: ['72000000', 'IT services: consulting, software development, Internet and support'],
  SOFTWARE: ['48000000', 'Software package and information systems'],
  NOT_ICT: ['98390000', 'Other services'],
}
const lotTitles = ['First lot: standard devices', 'Second lot: devices for special needs', 'Third lot: accessories and services']
/** Shares of a tender's estimate by number of lots, in per cent. */
const lotShares: Record<number, number[]> = { 1: [100], 2: [70, 30], 3: [60, 28, 12] }

const tenderSlug = (title: string, buyer: string): string =>
  `${buyer} ${title}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

interface TenderFamily {
  tender: Prisma.TenderCreateManyInput
  classification: Prisma.TenderClassificationCreateManyInput
  lots: Prisma.LotCreateManyInput[]
  awards: Prisma.AwardCreateManyInput[]
  suppliers: Prisma.AwardSupplierCreateManyInput[]
  contracts: Prisma.ContractCreateManyInput[]
  uses: Prisma.CriterionUseCreateManyInput[]
}

function familyOf(row: TenderRow, place: number): TenderFamily {
  const [buyer, title, bought, method, status, publishedOn, concludedOn, amount, currency, lotCount, supplier, isCallOff, asked] = row
  const slug = tenderSlug(title, buyer)
  const id = fixedId(`tender/${slug}`)
  const [code, description] = classificationOf[bought]
  const family: TenderFamily = {
    tender: {
      id,
      slug,
      buyerId: organisationId(buyer),
      title,
      description: 'Fictional tender of the demonstration.',
      status,
      method: method === null ? null : methods[method],
      amount,
      currency,
      publishedOn: publishedOn === null ? null : day(publishedOn),
      concludedOn: concludedOn === null ? null : day(concludedOn),
      isIct: bought !== 'NOT_ICT',
      isCallOff,
      language: 'en',
      source: fictionalSource,
      isFictional: true,
    },
    classification: { id: fixedId(`classification/${slug}`), tenderId: id, scheme: 'CPV', code, description },
    lots: [],
    awards: [],
    suppliers: [],
    contracts: [],
    uses: asked
      .split(' ')
      .filter(Boolean)
      .map((use) => {
        const [criterion, role] = use.split(':') as [string, string]
        return {
          id: fixedId(`criterion-use/${slug}/${use}`),
          tenderId: id,
          criterionId: fixedId(`criterion/${criterion}`),
          role: roles[role.charAt(0)] as CriterionRole,
          isInherited: role.endsWith('*'),
        }
      }),
  }
  for (const [index, share] of (lotShares[lotCount] as number[]).entries()) {
    const key = String(index + 1)
    const lotAmount = amount === null ? null : euros((cents(amount) * BigInt(share)) / 100n)
    family.lots.push({
      id: fixedId(`lot/${slug}/${key}`),
      tenderId: id,
      key,
      title: lotCount === 1 ? null : (lotTitles[index] as string),
      status,
      amount: lotAmount,
      currency,
    })
    if (concludedOn === null || lotAmount === null || supplier === null) continue
    // Awards come out between 88 and 98 per cent of the estimate; a third lot in nine goes without a bid.
    const isUnsuccessful = index === 2 && place % 3 === 0
    const awarded = euros((cents(lotAmount) * BigInt(88 + ((place * 7 + index * 3) % 11))) / 100n)
    family.awards.push({
      id: fixedId(`award/${slug}/${key}`),
      tenderId: id,
      key,
      title: isUnsuccessful ? 'No suitable offer' : null,
      status: isUnsuccessful ? 'unsuccessful' : 'active',
      awardedOn: day(concludedOn),
      amount: isUnsuccessful ? null : awarded,
      currency: isUnsuccessful ? null : currency,
    })
    if (isUnsuccessful) continue
    family.suppliers.push({ awardId: fixedId(`award/${slug}/${key}`), organisationId: organisationId(`supplier-${supplier}`) })
    const signedOn = daysAfter(concludedOn, isCallOff ? 5 : 16)
    const years = isCallOff ? 1 : 2 + (place % 3)
    family.contracts.push({
      id: fixedId(`contract/${slug}/${key}`),
      tenderId: id,
      key,
      awardKey: key,
      title,
      status: daysAfter(signedOn, years * 365) <= storyEndsOn ? 'terminated' : 'active',
      signedOn: day(signedOn),
      startsOn: day(daysAfter(signedOn, 14)),
      endsOn: day(daysAfter(signedOn, 14 + years * 365)),
      amount: awarded,
      currency,
    })
  }
  return family
}

export async function seedProcurement(tx: Transaction): Promise<Counts> {
  const families = tenderRows.map(familyOf)
  const all = {
    criterion: criteria.map(
      ({ slug, ...rest }): Prisma.CriterionCreateManyInput => ({ id: fixedId(`criterion/${slug}`), slug, ...rest, outputId: outputId(baselineCriteria) }),
    ),
    tender: families.map(({ tender }) => tender),
    tenderClassification: families.map(({ classification }) => classification),
    lot: families.flatMap(({ lots }) => lots),
    award: families.flatMap(({ awards }) => awards),
    awardSupplier: families.flatMap(({ suppliers }) => suppliers),
    contract: families.flatMap(({ contracts }) => contracts),
    criterionUse: families.flatMap(({ uses }) => uses),
    plannedDemand: plannedDemandRows.map(
      ([organisation, category, year, quarter, certainty, quantity]): Prisma.PlannedDemandCreateManyInput => ({
        id: fixedId(`planned-demand/${organisation}/${category}/${year}/${quarter}/${certainty}`),
        organisationId: organisationId(organisation),
        category,
        year,
        quarter,
        certainty,
        quantity,
      }),
    ),
  }
  await tx.criterion.createMany({ data: all.criterion })
  await tx.tender.createMany({ data: all.tender })
  await tx.tenderClassification.createMany({ data: all.tenderClassification })
  await tx.lot.createMany({ data: all.lot })
  await tx.award.createMany({ data: all.award })
  await tx.awardSupplier.createMany({ data: all.awardSupplier })
  await tx.contract.createMany({ data: all.contract })
  await tx.criterionUse.createMany({ data: all.criterionUse })
  await tx.plannedDemand.createMany({ data: all.plannedDemand })
  return {
    criterion: all.criterion.length,
    tender: all.tender.length,
    tender_classification: all.tenderClassification.length,
    lot: all.lot.length,
    award: all.award.length,
    award_supplier: all.awardSupplier.length,
    contract: all.contract.length,
    criterion_use: all.criterionUse.length,
    planned_demand: all.plannedDemand.length,
  }
}
