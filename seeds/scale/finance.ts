import type { SecretariatTask } from '@cfit/prisma'
import { accountRows } from '../ledger-rows.ts'
import { type Chance, shareOut } from './chance.ts'
import { csvLine, dayNumber, dayText, decimal, type TableRows } from './rows.ts'
import { lastYear, type ScaleOrganisation, type ScaleWorld, worldYears } from './world.ts'

const tasks: SecretariatTask[] = ['STEERING_COMMITTEE', 'WORKING_GROUPS', 'COMMUNICATION', 'EVENTS', 'MONITORING']
/** Units of a currency for one euro, in ten-thousandths; all invented. */
const rates: Record<string, number> = { GBP: 8_600, NOK: 116_000, SEK: 114_000, CHF: 9_500, DKK: 74_600, PLN: 43_000, USD: 10_800 }

/** One side of an entry: account, cents in euro (debit positive), task. */
type Side = [account: string, cents: number, task?: SecretariatTask]
interface ScaleEntry {
  year: number
  numberInYear: number
  bookedOn: number
  description: string
  organisation: ScaleOrganisation | null
  /** Currency of the transaction where it is not the euro. */
  currency: string
  sides: Side[]
}

/** How many postings each year of the books has: more from year to year. */
const postingsByYear = (world: ScaleWorld): number[] =>
  shareOut(
    world.size.postings,
    worldYears.map((_, index) => 4 + index),
  )

/** Every entry of the journal in order: by year, and by day within it. */
function* entriesOf(world: ScaleWorld): Generator<ScaleEntry> {
  for (const [index, postings] of postingsByYear(world).entries()) {
    const year = worldYears[index] as number
    const chance = world.chance('entry', year)
    const [first, days] = [dayNumber(`${year}-01-01`), dayNumber(`${year}-12-31`) - dayNumber(`${year}-01-01`)]
    let written = 0
    for (let numberInYear = 1; postings - written >= 2; numberInYear += 1) {
      const left = postings - written
      const entry = entryOf(world, chance, year, left)
      // An entry has two sides at least, so that one posting is never left over.
      while (left - entry.sides.length === 1) split(entry.sides)
      written += entry.sides.length
      yield { ...entry, year, numberInYear, bookedOn: first + Math.floor((days * written) / postings) }
    }
  }
}

/** Splits the first side in two, so that the entry still balances. */
function split(sides: Side[]): void {
  const [account, cents, task] = sides[0] as Side
  const half = Math.trunc(cents / 2)
  sides[0] = task ? [account, half, task] : [account, half]
  sides.push(task ? [account, cents - half, task] : [account, cents - half])
}

type Drafted = Pick<ScaleEntry, 'description' | 'organisation' | 'currency' | 'sides'>

function entryOf(world: ScaleWorld, chance: Chance, year: number, left: number): Drafted {
  const draft = chance.weighted(happenings)
  const entry = draft(chance, chance.pick(world.participants), year)
  return entry.sides.length <= left ? entry : bankCharges(chance)
}

const euros = (chance: Chance, median: number, spread = 0.7): number => Math.max(100, Math.round(chance.logNormal(median * 100, spread)))

function invoice(chance: Chance, organisation: ScaleOrganisation): Drafted {
  const cents = chance.pick([250_000, 500_000, 1_000_000, 1_500_000])
  return {
    description: 'Yearly contribution invoiced',
    organisation,
    currency: 'EUR',
    sides: [
      ['1100', cents],
      ['4000', -cents],
    ],
  }
}

function payment(chance: Chance, organisation: ScaleOrganisation): Drafted {
  const cents = chance.pick([250_000, 500_000, 1_000_000, 1_500_000])
  return {
    description: 'Yearly contribution received',
    organisation,
    currency: organisation.currency,
    sides: [
      ['1000', cents],
      ['1100', -cents],
    ],
  }
}

function gift(chance: Chance, organisation: ScaleOrganisation): Drafted {
  const cents = euros(chance, 2_000)
  const [account, description] = chance.happens(30) ? ['4200', 'Earmarked contribution received'] : ['4100', 'Voluntary contribution received']
  return {
    description,
    organisation,
    currency: organisation.currency,
    sides: [
      ['1000', cents],
      [account, -cents],
    ],
  }
}

function salaries(chance: Chance): Drafted {
  const sides = tasks.map((task): Side => ['5000', euros(chance, 1_400, 0.3), task])
  return {
    description: 'Staff of the Secretariat',
    organisation: null,
    currency: 'EUR',
    sides: [...sides, ['1000', -sides.reduce((sum, [, cents]) => sum + cents, 0)]],
  }
}

function cost(chance: Chance): Drafted {
  const cents = euros(chance, 900)
  const account = chance.pick(['5100', '5200', '5300', '5400'])
  return {
    description: 'Cost paid',
    organisation: null,
    currency: chance.happens(12) ? chance.pick(Object.keys(rates)) : 'EUR',
    sides: [
      [account, cents, chance.pick(tasks)],
      ['1000', -cents],
    ],
  }
}

function refund(chance: Chance): Drafted {
  const cents = euros(chance, 250)
  return {
    description: 'Refund of a cost',
    organisation: null,
    currency: 'EUR',
    sides: [
      ['1000', cents],
      ['5200', -cents, 'EVENTS'],
    ],
  }
}

/** A closed year takes no entry, so its mistakes are put right in the year after. */
function correction(chance: Chance, _organisation: ScaleOrganisation, year: number): Drafted {
  const cents = euros(chance, 400)
  const [from, to] = chance.happens(50) ? tasks : [...tasks].reverse()
  return {
    description: `Correction of a cost of ${year - 1}`,
    organisation: null,
    currency: 'EUR',
    sides: [
      ['5300', cents, to as SecretariatTask],
      ['5300', -cents, from as SecretariatTask],
    ],
  }
}

function inKindGift(chance: Chance, organisation: ScaleOrganisation): Drafted {
  const cents = euros(chance, 1_200)
  return {
    description: 'Given and used in kind',
    organisation,
    currency: 'EUR',
    sides: [
      ['8500', cents],
      ['8000', -cents],
    ],
  }
}

function bankCharges(chance: Chance): Drafted {
  const cents = euros(chance, 20, 0.3)
  return {
    description: 'Bank charges',
    organisation: null,
    currency: 'EUR',
    sides: [
      ['5900', cents, 'STEERING_COMMITTEE'],
      ['1000', -cents],
    ],
  }
}

const happenings: [(chance: Chance, organisation: ScaleOrganisation, year: number) => Drafted, number][] = [
  [invoice, 20],
  [payment, 19],
  [gift, 8],
  [salaries, 18],
  [cost, 26],
  [refund, 2],
  [correction, 2],
  [inKindGift, 3],
  [bankCharges, 2],
]

/** Accounts, years, journal, budget and gifts in kind. The years are closed last: what a closed year holds must be there before. */
export function financeRows(world: ScaleWorld): TableRows[] {
  const ids = { account: world.ids('account'), year: world.ids('fiscal-year'), entry: world.ids('entry'), posting: world.ids('posting') }
  const accounts = new Map(accountRows.map(([code], number) => [code, ids.account(number)]))
  return [
    {
      table: 'account',
      columns: ['id', 'code', 'name', 'kind', 'is_in_kind'],
      *lines() {
        for (const [code, name, kind, isInKind] of accountRows) yield csvLine([accounts.get(code) as string, code, `${name} (fictional)`, kind, isInKind])
      },
    },
    {
      table: 'fiscal_year',
      columns: ['id', 'year', 'starts_on', 'ends_on'],
      *lines() {
        for (const year of worldYears) yield csvLine([ids.year(year), year, `${year}-01-01`, `${year}-12-31`])
      },
    },
    {
      table: 'entry',
      columns: ['id', 'fiscal_year_id', 'number', 'booked_on', 'description', 'organisation_id', 'is_fictional'],
      *lines() {
        let number = 0
        for (const { year, numberInYear, bookedOn, description, organisation } of entriesOf(world)) {
          yield csvLine([ids.entry(number), ids.year(year), numberInYear, dayText(bookedOn), description, organisation?.id ?? null, true])
          number += 1
        }
      },
    },
    {
      table: 'posting',
      columns: ['id', 'entry_id', 'account_id', 'amount', 'currency', 'reporting_amount', 'task'],
      *lines() {
        let [number, posting] = [0, 0]
        for (const { currency, sides } of entriesOf(world)) {
          const entryId = ids.entry(number)
          for (const [account, cents, task] of sides) {
            const amount = currency === 'EUR' ? cents : Math.round((cents * (rates[currency] as number)) / 10_000)
            yield csvLine([ids.posting(posting), entryId, accounts.get(account) as string, decimal(amount), currency, decimal(cents), task ?? null])
            posting += 1
          }
          number += 1
        }
      },
    },
    budgetLines(world, ids.year),
    inKind(world),
    {
      table: 'fiscal_year',
      columns: ['id', 'closed_on'],
      isUpdate: true,
      *lines() {
        for (const year of worldYears) if (year < lastYear) yield csvLine([ids.year(year), `${year + 1}-03-14`])
      },
    },
  ]
}

function budgetLines(world: ScaleWorld, yearId: (year: number) => string): TableRows {
  return {
    table: 'budget_line',
    columns: ['id', 'fiscal_year_id', 'code', 'name', 'kind', 'task', 'amount', 'currency'],
    *lines() {
      const id = world.ids('budget-line')
      for (const [index, year] of worldYears.entries()) {
        const chance = world.chance('budget-line', year)
        const line = (place: number, code: string, name: string, kind: string, task: string | null, amount: number) =>
          csvLine([id(index * 10 + place), yearId(year), code, `${name} (fictional)`, kind, task, decimal(amount), 'EUR'])
        yield line(0, 'contributions', 'Contributions', 'INCOME', null, euros(chance, 100 * world.participants.length * (index + 4), 0.1))
        for (const [place, task] of tasks.entries()) {
          yield line(
            place + 1,
            task.toLowerCase(),
            `Cost of ${task.toLowerCase().replaceAll('_', ' ')}`,
            'EXPENSE',
            task,
            euros(chance, 18 * world.participants.length * (index + 4), 0.2),
          )
        }
      }
    },
  }
}

/** Days are what most give; a gift that is not time has none. */
function inKind(world: ScaleWorld): TableRows {
  return {
    table: 'in_kind',
    columns: ['id', 'organisation_id', 'year', 'description', 'days', 'is_fictional'],
    *lines() {
      const id = world.ids('in-kind')
      for (const organisation of world.participants) {
        const chance = world.chance('in-kind', organisation.number)
        for (const year of worldYears) {
          if (!chance.happens(35)) continue
          const isTime = chance.happens(85)
          const quarters = chance.between(1, 160)
          const days = isTime ? decimal(quarters * 25) : null
          yield csvLine([
            id(organisation.number * 16 + year - 2016),
            organisation.id,
            year,
            isTime ? 'Time for a working group (fictional)' : 'Meeting rooms (fictional)',
            days,
            true,
          ])
        }
      }
    },
  }
}
