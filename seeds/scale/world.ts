import type { OrganisationKind, ParticipationRole } from '@cfit/prisma'
import { Chance, numberOf, shareOut } from './chance.ts'
import { dayNumber, idsOf, slugOf } from './rows.ts'
import { countries, participantKinds, places, supplierNames, supporterNames } from './words.ts'

/** What the generator is asked for. The same numbers give the same world, to the byte. */
export interface ScaleSize {
  seed: number
  organisations: number
  devices: number
  answers: number
  tenders: number
  postings: number
}

/** The small world that `npm run generate` makes when nothing else is asked for. */
export const smallWorld: ScaleSize = { seed: 1, organisations: 60, devices: 20_000, answers: 6_000, tenders: 2_000, postings: 20_000 }

/** The years the campaigns and the books tell of; the last is under way. */
export const worldYears = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] as const
export const lastYear = 2025
/** The last day anything in this world happens. */
export const worldEndsOn = dayNumber('2026-06-30')

export const scaleSource = 'fictional world of the scale generator'

/** A signature under the Pact in one role; days are numbers, null when not known or still in force. */
export interface Signature {
  role: ParticipationRole
  since: number | null
  until: number | null
}

export interface ScaleOrganisation {
  number: number
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  country: string | null
  currency: string
  /** Its weight beside the others, by Zipf's law: a few are very large. Zero for suppliers and supporters. */
  size: number
  signatures: Signature[]
}

export interface ScaleWorld {
  size: ScaleSize
  participants: ScaleOrganisation[]
  suppliers: ScaleOrganisation[]
  supporters: ScaleOrganisation[]
  /** Chance that belongs to one subject of this world. */
  chance(kind: string, ...subject: number[]): Chance
  /** Ids of one kind of row. */
  ids(kind: string): (number: number) => string
}

/** Currency by country, most of them the euro. */
const currencies = [
  'EUR',
  'EUR',
  'GBP',
  'EUR',
  'NOK',
  'EUR',
  'SEK',
  'EUR',
  'CHF',
  'EUR',
  'EUR',
  'DKK',
  'EUR',
  'EUR',
  'PLN',
  'EUR',
  'EUR',
  'USD',
  'EUR',
  'EUR',
  'EUR',
]

export function worldOf(size: ScaleSize): ScaleWorld {
  const kinds = new Map<string, number>()
  const kindNumber = (kind: string): number => {
    const known = kinds.get(kind) ?? numberOf(kind)
    kinds.set(kind, known)
    return known
  }
  const world: ScaleWorld = {
    size,
    participants: [],
    suppliers: [],
    supporters: [],
    chance: (kind, ...subject) => new Chance(size.seed, kindNumber(kind), ...subject),
    ids: (kind) => idsOf(size.seed, kind),
  }
  const [participants = 0, suppliers = 0, supporters = 0] = shareOut(size.organisations, [85, 12, 3])
  const ranks = ranksOf(world, participants)
  for (let number = 0; number < participants; number += 1) world.participants.push(participantOf(world, number, ranks[number] as number))
  for (let number = 0; number < suppliers; number += 1) world.suppliers.push(otherOf(world, participants + number, 'COMPANY', supplierNames))
  for (let number = 0; number < supporters; number += 1) world.supporters.push(otherOf(world, participants + suppliers + number, 'NON_PROFIT', supporterNames))
  return world
}

/** Ranks by size, in an order that has nothing to do with the numbers of the organisations. */
function ranksOf(world: ScaleWorld, count: number): number[] {
  const chance = world.chance('rank')
  const ranks = Array.from({ length: count }, (_, index) => index + 1)
  for (let index = count - 1; index > 0; index -= 1) {
    const other = chance.below(index + 1)
    const moved = ranks[index] as number
    ranks[index] = ranks[other] as number
    ranks[other] = moved
  }
  return ranks
}

function named(
  world: ScaleWorld,
  number: number,
  kind: OrganisationKind,
  chance: Chance,
  names: readonly string[],
): Omit<ScaleOrganisation, 'size' | 'signatures'> {
  const name = chance.pick(names).replace('%', chance.pick(places))
  const place = chance.below(countries.length)
  return {
    number,
    id: world.ids('organisation')(number),
    slug: `${slugOf(name)}-w${world.size.seed}-${number + 1}`,
    name: `${name} (fictional)`,
    kind,
    country: kind === 'INTERGOVERNMENTAL' ? null : (countries[place] as string),
    currency: currencies[place] as string,
  }
}

function otherOf(world: ScaleWorld, number: number, kind: OrganisationKind, names: readonly string[]): ScaleOrganisation {
  const chance = world.chance('organisation', number)
  return { ...named(world, number, kind, chance, names), size: 0, signatures: [] }
}

function participantOf(world: ScaleWorld, number: number, rank: number): ScaleOrganisation {
  const chance = world.chance('organisation', number)
  const about = chance.weighted(participantKinds.map((entry) => [entry, entry.percent] as const))
  const organisation = named(world, number, about.kind, chance, about.names)
  const roles: ParticipationRole[] = []
  if (chance.happens(88)) roles.push('PROCURING')
  if (roles.length === 0 || chance.happens(['NATIONAL_GOVERNMENT', 'REGIONAL_GOVERNMENT'].includes(about.kind) ? 40 : 6)) roles.push('COORDINATING')
  return { ...organisation, size: about.size / rank, signatures: roles.map((role) => signatureOf(chance, role)) }
}

/** A third sign in the first year, the rest over the years; one in twenty leaves again, and of one in a hundred the first day is not known. */
function signatureOf(chance: Chance, role: ParticipationRole): Signature {
  const first = dayNumber('2016-01-04')
  const since = chance.happens(33) ? first + chance.below(360) : first + chance.below(dayNumber('2025-12-01') - first)
  const hasLeft = chance.happens(5)
  const until = hasLeft ? since + 365 + chance.below(1500) : null
  return { role, since: chance.happens(1) && !hasLeft ? null : since, until: until !== null && until < worldEndsOn ? until : null }
}

/** The roles an organisation held on a day. A signature of unknown first day counts from the beginning. */
export function rolesOn(organisation: ScaleOrganisation, day: number): ParticipationRole[] {
  return organisation.signatures.filter(({ since, until }) => (since === null || since <= day) && (until === null || until >= day)).map(({ role }) => role)
}
