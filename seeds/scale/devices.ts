import type { DeviceCategory, DeviceCondition, RetirementRoute } from '@cfit/prisma'
import { type Chance, shareOut } from './chance.ts'
import { csvLine, dayNumber, dayText, type TableRows } from './rows.ts'
import { type ScaleOrganisation, type ScaleWorld, scaleSource } from './world.ts'

/** How devices of a category live: share of a register, years after which 63 in a hundred have left, shape of the risk, kg CO2e of a model. */
interface Life {
  category: DeviceCategory
  weight: number
  years: number
  shape: number
  footprint: number
}
// biome-ignore format: one line a category reads as a table.
const lives: Life[] = [
  { category: 'LAPTOP', weight: 34, years: 5.2, shape: 3.4, footprint: 280 },
  { category: 'MONITOR', weight: 20, years: 8.1, shape: 3.0, footprint: 480 },
  { category: 'DESKTOP', weight: 14, years: 6.3, shape: 3.2, footprint: 390 },
  { category: 'SMARTPHONE', weight: 13, years: 3.6, shape: 2.8, footprint: 62 },
  { category: 'TABLET', weight: 7, years: 4.8, shape: 2.6, footprint: 85 },
  { category: 'PRINTER', weight: 4, years: 7.4, shape: 2.2, footprint: 510 },
  { category: 'NETWORK', weight: 4, years: 8.8, shape: 2.4, footprint: 330 },
  { category: 'SERVER', weight: 3, years: 6.7, shape: 2.5, footprint: 2_900 },
  { category: 'OTHER', weight: 1, years: 5.5, shape: 1.6, footprint: 140 },
]
export const categories = lives.map(({ category }) => category)

const modelsPerCategory = 12
const makers = ['Ferrowick', 'Halvorn', 'Brantmoor', 'Everturn', 'Calloway', 'Tarnfield']

/** Registers show the state at the end of this day; who is in use then has an end that nobody knows yet. */
const registersReadOn = dayNumber('2025-12-31')
const firstWaveOn = dayNumber('2012-02-01')
export const firstFleetYear = 2016
export const lastFleetYear = 2025
const fleetBeginsOn = dayNumber(`${firstFleetYear}-01-01`)

export interface ScaleDevice {
  category: number
  condition: DeviceCondition
  /** Number of its model; -1 when the register does not name one. */
  model: number
  /** First day in use, as it was; the register may not know it. */
  firstUsedOn: number
  isFirstDayKnown: boolean
  retiredOn: number | null
  route: RetirementRoute | null
}

/** How many devices each participant has in its register: few have many, one in five who buy has none. */
export function registerSizes(world: ScaleWorld): number[] {
  const weights = world.participants.map(({ number, size, signatures }): number =>
    signatures.some(({ role }) => role === 'PROCURING') && !world.chance('register', number).happens(20) ? size : 0,
  )
  if (!weights.some((weight) => weight > 0)) weights[0] = 1
  return shareOut(world.size.devices, weights)
}

/** The devices of one register, wave by wave as they were bought. */
export function* devicesOf(world: ScaleWorld, { number }: ScaleOrganisation, count: number): Generator<ScaleDevice> {
  const chance = world.chance('device', number)
  const reusesMore = chance.unit()
  const agesLonger = 0.85 + chance.unit() * 0.3
  let left = count
  while (left > 0) {
    const bought = Math.min(left, 1 + Math.floor(chance.logNormal(Math.max(6, count / 30), 0.8)))
    left -= bought
    const category = chance.weighted(lives.map(({ weight }, index) => [index, weight] as const))
    const wave = waveOf(chance, category, reusesMore)
    const { years, shape } = lives[category] as Life
    // Devices bought later stay longer, second-hand ones a little less.
    const scale = years * 365 * agesLonger * (wave.boughtOn > 17_500 ? 1.15 : 1) * (wave.condition === 'NEW' ? 1 : 0.8)
    for (let index = 0; index < bought; index += 1) yield deviceOf(chance, wave, category, Math.round(chance.life(scale, shape)), reusesMore)
  }
}

interface Wave {
  boughtOn: number
  condition: DeviceCondition
  model: number
  isOld: boolean
}

function waveOf(chance: Chance, category: number, reusesMore: number): Wave {
  const boughtOn = firstWaveOn + Math.floor(Math.sqrt(chance.unit()) * (registersReadOn - firstWaveOn - 50))
  const again = 4 + Math.max(0, (boughtOn - 16_800) / 365) * (1.5 + 3 * reusesMore)
  const condition: DeviceCondition = !chance.happens(again) ? 'NEW' : chance.happens(80) ? 'REFURBISHED' : 'REMANUFACTURED'
  return { boughtOn, condition, model: category * modelsPerCategory + chance.below(modelsPerCategory), isOld: boughtOn + 45 < fleetBeginsOn }
}

function deviceOf(chance: Chance, wave: Wave, category: number, days: number, reusesMore: number): ScaleDevice {
  const firstUsedOn = wave.boughtOn + chance.below(45)
  const retiredOn = firstUsedOn + days
  const isRetired = retiredOn <= registersReadOn
  return {
    category,
    condition: wave.condition,
    model: chance.happens(4) ? -1 : wave.model,
    firstUsedOn,
    // Old lists often came without days. All of these were in use before the first counted year, so that the counts stay certain.
    isFirstDayKnown: !wave.isOld || chance.happens(60),
    retiredOn: isRetired ? retiredOn : null,
    route: isRetired ? routeOf(chance.unit() * 100, reusesMore) : null,
  }
}

function routeOf(draw: number, reusesMore: number): RetirementRoute {
  const reuse = 28 + 35 * reusesMore
  if (draw < reuse) return 'REUSE'
  if (draw < 86) return 'RECYCLE'
  if (draw < 91) return 'RECOVERY'
  return draw < 92 ? 'LANDFILL' : 'UNKNOWN'
}

const counted = ['inUse', 'boughtNew', 'boughtRefurbished', 'boughtRemanufactured', 'retired'] as const
type Counted = (typeof counted)[number]
const yearsCounted = lastFleetYear - firstFleetYear + 1

/** What the registers add up to, by participant, category and year. */
export interface Stock {
  count(participant: number, category: number, year: number, what: Counted): number
}

const yearStarts = Array.from({ length: yearsCounted + 1 }, (_, index) => dayNumber(`${firstFleetYear + index}-01-01`))

/** Counts every register once; kept by whoever asks, since fleets and answers tell the same. */
export function stockOf(world: ScaleWorld): Stock {
  const counts = new Int32Array(world.participants.length * lives.length * yearsCounted * counted.length)
  const place = (participant: number, category: number, year: number, what: number) =>
    ((participant * lives.length + category) * yearsCounted + year) * counted.length + what
  const add = (index: number) => {
    counts[index] = (counts[index] as number) + 1
  }
  const yearOf = (day: number) => yearStarts.findLastIndex((start) => start <= day)
  const sizes = registerSizes(world)
  for (const [participant, organisation] of world.participants.entries()) {
    for (const { category, condition, firstUsedOn, retiredOn } of devicesOf(world, organisation, sizes[participant] as number)) {
      const from = yearOf(firstUsedOn)
      const until = retiredOn === null ? yearsCounted : yearOf(retiredOn)
      for (let year = Math.max(0, from); year < until; year += 1) add(place(participant, category, year, 0))
      if (from >= 0) add(place(participant, category, from, condition === 'NEW' ? 1 : condition === 'REFURBISHED' ? 2 : 3))
      if (retiredOn !== null && until >= 0) add(place(participant, category, until, 4))
    }
  }
  return {
    count: (participant, category, year, what) => counts[place(participant, category, year - firstFleetYear, counted.indexOf(what))] as number,
  }
}

/** The catalogue, the registers, and the fleets that agree with them except where somebody did not know. */
export function deviceRows(world: ScaleWorld, stock: Stock): TableRows[] {
  return [catalogue(world), footprints(world), register(world), fleets(world, stock)]
}

const modelNumbers = Array.from({ length: lives.length * modelsPerCategory }, (_, number) => number)

function catalogue(world: ScaleWorld): TableRows {
  return {
    table: 'device_model',
    columns: ['id', 'slug', 'manufacturer', 'name', 'category'],
    *lines() {
      const id = world.ids('device-model')
      for (const number of modelNumbers) {
        const maker = makers[number % makers.length] as string
        const { category } = lives[Math.floor(number / modelsPerCategory)] as Life
        const name = `${category.charAt(0)}${100 + number} (world ${world.size.seed}, fictional)`
        yield csvLine([
          id(number),
          `${maker.toLowerCase()}-${category.charAt(0).toLowerCase()}${100 + number}-w${world.size.seed}`,
          `${maker} (fictional)`,
          name,
          category,
        ])
      }
    },
  }
}

function footprints(world: ScaleWorld): TableRows {
  return {
    table: 'footprint',
    columns: [
      'id',
      'device_model_id',
      'factor_set',
      'total_kg_co2e',
      'manufacturing_share',
      'use_share',
      'error_share',
      'lifetime_years',
      'use_location',
      'source',
      'licence',
    ],
    *lines() {
      const [id, modelId] = [world.ids('footprint'), world.ids('device-model')]
      for (const number of modelNumbers) {
        const chance = world.chance('footprint', number)
        if (chance.happens(10)) continue
        const { footprint, category } = lives[Math.floor(number / modelsPerCategory)] as Life
        const grams = Math.round(chance.logNormal(footprint * 1000, 0.25))
        const making = category === 'SERVER' || category === 'NETWORK' ? chance.between(2200, 4800) : chance.between(5800, 8600)
        const isSplitKnown = !chance.happens(15)
        const share = (tenThousandths: number) => `0.${String(tenThousandths).padStart(4, '0')}`
        yield csvLine([
          id(number),
          modelId(number),
          'fictional-1',
          `${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, '0')}`,
          isSplitKnown ? share(making) : null,
          isSplitKnown ? share(9700 - making) : null,
          chance.happens(60) ? share(chance.between(1000, 3000)) : null,
          chance.happens(80) ? chance.between(3, 6) : null,
          null,
          scaleSource,
          'invented',
        ])
      }
    },
  }
}

function register(world: ScaleWorld): TableRows {
  return {
    table: 'device',
    columns: ['id', 'organisation_id', 'asset_key', 'category', 'condition', 'device_model_id', 'first_used_on', 'retired_on', 'route'],
    *lines() {
      const id = world.ids('device')
      const modelIds = modelNumbers.map(world.ids('device-model'))
      let number = 0
      for (const [participant, count] of registerSizes(world).entries()) {
        const organisation = world.participants[participant] as ScaleOrganisation
        let asset = 0
        for (const { category, condition, model, firstUsedOn, isFirstDayKnown, retiredOn, route } of devicesOf(world, organisation, count)) {
          asset += 1
          // No value here needs quotes; a million lines are made faster so.
          yield `${id(number)},${organisation.id},A-${String(asset).padStart(6, '0')},${categories[category]},${condition},${model < 0 ? '' : modelIds[model]},${
            isFirstDayKnown ? dayText(firstUsedOn) : ''
          },${retiredOn === null ? '' : dayText(retiredOn)},${route ?? ''}\n`
          number += 1
        }
      }
    },
  }
}

function fleets(world: ScaleWorld, stock: Stock): TableRows {
  return {
    table: 'fleet',
    columns: [
      'id',
      'organisation_id',
      'year',
      'category',
      'in_use',
      'bought_new',
      'bought_refurbished',
      'bought_remanufactured',
      'retired',
      'planned_replacement_years',
    ],
    *lines() {
      const id = world.ids('fleet')
      let number = 0
      for (const [participant, organisation] of world.participants.entries()) {
        for (const [category, life] of lives.entries()) {
          for (let year = firstFleetYear; year <= lastFleetYear; year += 1) {
            number += 1
            const counts = counted.map((what) => stock.count(participant, category, year, what))
            if (counts.every((count) => count === 0)) continue
            const chance = world.chance('fleet', number)
            if (chance.happens(3)) continue // Nothing shared for this year.
            const told = counts.map((count, index) => (chance.happens(index === 0 ? 3 : 8) ? null : count))
            const planned = chance.happens(25) ? null : (life.years - 1 + (year - firstFleetYear) * 0.1).toFixed(1)
            yield csvLine([id(number), organisation.id, year, life.category, ...told, planned])
          }
        }
      }
    },
  }
}
