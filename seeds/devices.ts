import { deviceModelSlug } from '@cfit/api'
import type { DeviceCategory, DeviceCondition, Prisma, RetirementRoute } from '@cfit/prisma'
import { publishedFootprints } from './device-models.ts'
import { fleetRows } from './fleet-rows.ts'
import { type Counts, choices, day, daysAfter, fixedId, organisationId, type Transaction } from './world.ts'

const modelId = (manufacturer: string, name: string): string => fixedId(`device-model/${deviceModelSlug(manufacturer, name)}`)

/** A batch of devices that came into use together, and how long such devices stayed in use. */
interface Batch {
  organisation: string
  prefix: string
  category: DeviceCategory
  model: [manufacturer: string, name: string] | null
  condition: DeviceCondition
  firstUsedOn: string
  count: number
  /** Years after which half of the batch has left. */
  medianYears: number
}

// Devices bought before the organisations prolonged their planned ages leave after about four years, later ones stay longer.
// biome-ignore format: one line a batch reads as a table.
const batches: Batch[] = [
  { organisation: 'city-of-vintersund', prefix: 'VS-17', category: 'LAPTOP', model: ['Dell', 'Latitude 5280'], condition: 'NEW', firstUsedOn: '2017-09-04', count: 40, medianYears: 3.9 },
  { organisation: 'city-of-vintersund', prefix: 'VS-19', category: 'LAPTOP', model: ['Lenovo', 'ThinkPad T490s'], condition: 'NEW', firstUsedOn: '2019-08-19', count: 45, medianYears: 4.8 },
  { organisation: 'city-of-vintersund', prefix: 'VS-21', category: 'LAPTOP', model: ['Dell', 'Latitude 5420'], condition: 'NEW', firstUsedOn: '2021-08-23', count: 50, medianYears: 5.8 },
  { organisation: 'city-of-vintersund', prefix: 'VS-22', category: 'TABLET', model: ['Apple', 'iPad (10th generation) with 64GB'], condition: 'NEW', firstUsedOn: '2022-11-07', count: 25, medianYears: 5.2 },
  { organisation: 'city-of-vintersund', prefix: 'VS-R23', category: 'LAPTOP', model: ['Dell', 'Latitude 7490'], condition: 'REFURBISHED', firstUsedOn: '2023-09-11', count: 30, medianYears: 3.6 },
  { organisation: 'city-of-vintersund', prefix: 'VS-R24', category: 'LAPTOP', model: ['Dell', 'Latitude 5400'], condition: 'REMANUFACTURED', firstUsedOn: '2024-09-16', count: 20, medianYears: 4.6 },
  { organisation: 'westmere-health-it-agency', prefix: 'WH-D18', category: 'DESKTOP', model: ['Dell', 'OptiPlex 3070 Micro Form Factor'], condition: 'NEW', firstUsedOn: '2018-11-12', count: 50, medianYears: 5.1 },
  { organisation: 'westmere-health-it-agency', prefix: 'WH-D21', category: 'DESKTOP', model: ['Dell', 'OptiPlex 7070 Small Form Factor'], condition: 'NEW', firstUsedOn: '2021-02-15', count: 50, medianYears: 6.3 },
  { organisation: 'westmere-health-it-agency', prefix: 'WH-M19', category: 'MONITOR', model: ['Dell', 'P2419HC Monitor'], condition: 'NEW', firstUsedOn: '2019-05-20', count: 50, medianYears: 7.8 },
  { organisation: 'westmere-health-it-agency', prefix: 'WH-P22', category: 'SMARTPHONE', model: ['Apple', 'iPhone SE (3rd generation) with 64GB'], condition: 'NEW', firstUsedOn: '2022-06-13', count: 40, medianYears: 3.7 },
]

/** Registers show the state on this day. */
const registersReadOn = '2025-12-31'

/** Deterministic: the seed is the batch's place in the table. Ages gather around the batch's median, by the mean of three draws. */
function devicesOf(batch: Batch, seed: number): Prisma.DeviceCreateManyInput[] {
  const choose = choices(20_260_415 + seed)
  return Array.from({ length: batch.count }, (_, index) => {
    const firstUsedOn = daysAfter(batch.firstUsedOn, choose(45))
    const spread = choose(1000) + choose(1000) + choose(1000) // 0 to 2997, mostly near 1500
    const daysInUse = Math.trunc((batch.medianYears * 365 * (spread + 1500)) / 3000)
    const retiredOn = daysAfter(firstUsedOn, daysInUse)
    const isRetired = retiredOn <= registersReadOn
    const isFirstDayKnown = choose(40) > 0
    const assetKey = `${batch.prefix}-${String(index + 1).padStart(3, '0')}`
    return {
      id: fixedId(`device/${batch.organisation}/${assetKey}`),
      organisationId: organisationId(batch.organisation),
      assetKey,
      category: batch.category,
      condition: batch.condition,
      deviceModelId: batch.model && choose(25) > 0 ? modelId(...batch.model) : null,
      firstUsedOn: isFirstDayKnown ? day(firstUsedOn) : null,
      retiredOn: isRetired ? day(retiredOn) : null,
      route: isRetired ? routeOf(choose(100), retiredOn) : null,
    }
  })
}

/** Reuse becomes more common after the take-back contracts of 2023. */
function routeOf(draw: number, retiredOn: string): RetirementRoute {
  const reuse = retiredOn < '2023-07-01' ? 34 : 55
  if (draw < reuse) return 'REUSE'
  if (draw < 88) return 'RECYCLE'
  if (draw < 93) return 'RECOVERY'
  return draw < 94 ? 'LANDFILL' : 'UNKNOWN'
}

export async function seedDevices(tx: Transaction): Promise<Counts> {
  const models: Prisma.DeviceModelCreateManyInput[] = publishedFootprints.map(({ category, manufacturer, name }) => ({
    id: modelId(manufacturer, name),
    slug: deviceModelSlug(manufacturer, name),
    manufacturer,
    name,
    category,
  }))
  const footprints: Prisma.FootprintCreateManyInput[] = publishedFootprints.map(({ category: _, manufacturer, name, ...footprint }) => ({
    id: fixedId(`footprint/${deviceModelSlug(manufacturer, name)}`),
    deviceModelId: modelId(manufacturer, name),
    factorSet: 'boavizta-2023-02',
    ...footprint,
    licence: 'ODbL 1.0 / DbCL 1.0',
  }))
  const fleets: Prisma.FleetCreateManyInput[] = fleetRows.map(
    ([organisation, year, category, inUse, boughtNew, boughtRefurbished, boughtRemanufactured, retired, plannedReplacementYears]) => ({
      id: fixedId(`fleet/${organisation}/${year}/${category}`),
      organisationId: organisationId(organisation),
      year,
      category,
      inUse,
      boughtNew,
      boughtRefurbished,
      boughtRemanufactured,
      retired,
      plannedReplacementYears,
    }),
  )
  const devices = batches.flatMap(devicesOf)
  await tx.deviceModel.createMany({ data: models })
  await tx.footprint.createMany({ data: footprints })
  await tx.fleet.createMany({ data: fleets })
  await tx.device.createMany({ data: devices })
  return { device_model: models.length, footprint: footprints.length, fleet: fleets.length, device: devices.length }
}
