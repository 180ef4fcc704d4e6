import { createHash } from 'node:crypto'
import type { Figure, FigureSource, MetricDefinition, Row } from '@cfit/analytics/reports'
import { Decimal } from 'decimal.js'

/*
 * An invented source of figures, for tests of the reports alone: atoms with dimensions are added up as asked for.
 * The figures mean nothing; the names of organisations are invented too.
 */

interface Atom {
  readonly year: number
  readonly by: Readonly<Record<string, string>>
  readonly numerator: string
  readonly denominator?: string
  readonly n: number
}

interface Invented {
  readonly label: string
  readonly unit: string
  readonly kind: 'count' | 'sum' | 'share' | 'mean'
  readonly atoms: readonly Atom[]
}

const clauses = ['3.1.1.a', '3.1.1.b', '3.1.1.c', '3.1.1.d', '3.1.1.e', '3.2.1.a']
const strategyOf = ['BUY_BETTER', 'USE_LONGER', 'BUY_LESS', 'USE_BETTER', 'BUY_BETTER', 'BUY_LESS']
const impactOf = ['CIRCULARITY', 'CARBON_AND_CLIMATE', 'FAIRNESS', 'CHEMICALS_OF_CONCERN', 'FAIRNESS', 'CIRCULARITY']
const steps = ['NO_EVIDENCE', 'NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE']
const perStep: Readonly<Record<number, readonly (readonly number[])[]>> = {
  2024: [
    [2, 3, 6, 5, 2],
    [1, 4, 7, 4, 2],
    [3, 4, 6, 4, 1],
    [2, 5, 6, 4, 1],
    [1, 2, 5, 7, 3],
    [0, 1, 3, 2, 1],
  ],
  2025: [
    [1, 2, 5, 8, 6],
    [1, 2, 7, 8, 4],
    [2, 3, 7, 7, 3],
    [1, 4, 8, 6, 3],
    [1, 1, 5, 9, 6],
    [0, 1, 2, 3, 2],
  ],
}
const years = [2024, 2025]
const each = <T>(items: readonly T[], make: (item: T, index: number) => Atom | Atom[]): Atom[] => items.flatMap(make)
const atom = (year: number, by: Record<string, string>, numerator: number | string, n: number, denominator?: number | string): Atom => ({
  year,
  by,
  numerator: String(numerator),
  n,
  ...(denominator === undefined ? {} : { denominator: String(denominator) }),
})

const answers = years.flatMap((year) =>
  each(clauses, (clause, row) =>
    steps.map((step, column) => atom(year, { clause, step }, perStep[year]?.[row]?.[column] ?? 0, perStep[year]?.[row]?.[column] ?? 0)),
  ),
)
const progress = years.flatMap((year) =>
  each(clauses, (clause, row) => {
    const counts = perStep[year]?.[row] ?? []
    const all = counts.reduce((sum, count) => sum + count, 0)
    return atom(year, { clause, strategy: strategyOf[row] ?? '', impact_category: impactOf[row] ?? '' }, (counts[3] ?? 0) + (counts[4] ?? 0), all, all)
  }),
)
const demand: readonly [string, string, number, number][] = [
  ['1', 'LAPTOP', 4200, 600],
  ['1', 'SMARTPHONE', 1800, 900],
  ['2', 'LAPTOP', 6100, 2400],
  ['2', 'MONITOR', 3200, 1100],
  ['3', 'LAPTOP', 2500, 5200],
  ['3', 'SERVER', 140, 320],
  ['4', 'LAPTOP', 900, 9800],
  ['4', 'SMARTPHONE', 400, 6100],
]
const money = (year: number, dimension: string, parts: Readonly<Record<string, string>>) =>
  Object.entries(parts).map(([key, amount], index) => atom(year, { [dimension]: key }, amount, 6 + index * 3))

const invented: Readonly<Record<string, Invented>> = {
  participants: {
    label: 'Participants',
    unit: 'organisations',
    kind: 'count',
    atoms: [
      ...each(['NL', 'BE', 'CH'], (country, i) => [
        atom(2024, { country_code: country, role: 'PROCURING' }, 4 + i, 4 + i),
        atom(2025, { country_code: country, role: 'PROCURING' }, 5 + i, 5 + i),
      ]),
      atom(2024, { country_code: 'DE', role: 'COORDINATING' }, 7, 7),
      atom(2025, { country_code: 'DE', role: 'COORDINATING' }, 8, 8),
    ],
  },
  supporters: { label: 'Supporting organisations', unit: 'organisations', kind: 'count', atoms: [atom(2024, {}, 3, 3), atom(2025, {}, 3, 3)] },
  response_rate: { label: 'Response rate', unit: 'share', kind: 'share', atoms: [atom(2024, {}, 18, 22, 22), atom(2025, {}, 22, 26, 26)] },
  commitment_progress: { label: 'Commitments well advanced', unit: 'share', kind: 'share', atoms: progress },
  progress_answers: { label: 'Answers by step', unit: 'answers', kind: 'count', atoms: answers },
  people_served: { label: 'People served', unit: 'people', kind: 'sum', atoms: [atom(2024, {}, 1_204_000, 15), atom(2025, {}, 1_483_250, 19)] },
  tenders_with_criteria: {
    label: 'Tenders with criteria',
    unit: 'share',
    kind: 'share',
    atoms: [
      atom(2024, { level: 'BASIC' }, 14, 61, 61),
      atom(2024, { level: 'SIGNIFICANT' }, 12, 0),
      atom(2024, { level: 'AMBITIOUS' }, 4, 0),
      atom(2025, { level: 'BASIC' }, 16, 74, 74),
      atom(2025, { level: 'SIGNIFICANT' }, 21, 0),
      atom(2025, { level: 'AMBITIOUS' }, 9, 0),
    ],
  },
  spend_with_criteria: {
    label: 'Spending with criteria',
    unit: 'share',
    kind: 'share',
    atoms: [atom(2024, {}, '48200000.00', 58, '101500000.00'), atom(2025, {}, '77312450.50', 70, '128900000.00')],
  },
  planned_demand: {
    label: 'Planned demand',
    unit: 'devices',
    kind: 'sum',
    atoms: demand.flatMap(([quarter, category, firm, intended]) => [
      atom(2026, { quarter, category, certainty: 'FIRM' }, firm, 5),
      atom(2026, { quarter, category, certainty: 'INTENDED' }, intended, 4),
    ]),
  },
  practices_shared: {
    label: 'Practices shared',
    unit: 'practices',
    kind: 'count',
    atoms: [
      ...each(['BEFORE_TENDER', 'TENDER', 'USE', 'END_OF_USE'], (stage, i) => [
        atom(2024, { stage }, [2, 3, 4, 1][i] ?? 0, [2, 3, 4, 1][i] ?? 0),
        atom(2025, { stage }, [3, 5, 4, 2][i] ?? 0, [3, 5, 4, 2][i] ?? 0),
      ]),
    ],
  },
  practice_codes: {
    label: 'Codes of practices',
    unit: 'practices',
    kind: 'count',
    atoms: each(['BUY_LESS', 'BUY_BETTER', 'USE_BETTER', 'USE_LONGER'], (strategy, i) =>
      atom(
        2025,
        { strategy, impact_category: ['CIRCULARITY', 'FAIRNESS', 'CARBON_AND_CLIMATE', 'CIRCULARITY'][i] ?? '' },
        [2, 6, 1, 7][i] ?? 0,
        [2, 6, 1, 7][i] ?? 0,
      ),
    ),
  },
  devices_in_use: { label: 'Devices in use', unit: 'devices', kind: 'sum', atoms: [atom(2024, {}, 402_118, 17), atom(2025, {}, 431_907, 20)] },
  devices_bought: { label: 'Devices bought', unit: 'devices', kind: 'sum', atoms: [atom(2024, {}, 96_400, 16), atom(2025, {}, 88_215, 19)] },
  refurbished_share: {
    label: 'Refurbished devices',
    unit: 'share',
    kind: 'share',
    atoms: [atom(2024, { category: 'LAPTOP' }, 5200, 16, 96_400), atom(2025, { category: 'LAPTOP' }, 8115, 19, 88_215)],
  },
  planned_replacement_age: {
    label: 'Planned replacement age',
    unit: 'years',
    kind: 'mean',
    atoms: [
      atom(2024, { category: 'LAPTOP' }, '78', 16, '16'),
      atom(2025, { category: 'LAPTOP' }, '98', 19, '19'),
      atom(2025, { category: 'SMARTPHONE' }, '68.5', 17, '17'),
      atom(2024, { category: 'SMARTPHONE' }, '52', 14, '14'),
      atom(2025, { category: 'MONITOR' }, '28', 4, '4'),
    ],
  },
  income: {
    label: 'Income',
    unit: 'EUR',
    kind: 'sum',
    atoms: [
      ...money(2024, 'account', { 'Yearly contributions': '180000.00', 'Host subsidy': '62000.00', 'Earmarked for working groups': '15000.00' }),
      ...money(2025, 'account', { 'Yearly contributions': '195000.00', 'Host subsidy': '60000.00', 'Earmarked for working groups': '22500.50' }),
    ],
  },
  expenditure: {
    label: 'Expenditure',
    unit: 'EUR',
    kind: 'sum',
    atoms: [
      ...money(2024, 'task', {
        STEERING_COMMITTEE: '18250.10',
        WORKING_GROUPS: '84300.00',
        COMMUNICATION: '41120.75',
        EVENTS: '52600.00',
        MONITORING: '38990.00',
      }),
      ...money(2025, 'task', {
        STEERING_COMMITTEE: '19480.35',
        WORKING_GROUPS: '97215.60',
        COMMUNICATION: '39870.00',
        EVENTS: '61344.20',
        MONITORING: '44105.90',
      }),
    ],
  },
  budgeted_expenditure: {
    label: 'Budgeted expenditure',
    unit: 'EUR',
    kind: 'sum',
    atoms: [
      ...money(2024, 'task', { STEERING_COMMITTEE: '20000', WORKING_GROUPS: '90000', COMMUNICATION: '42000', EVENTS: '50000', MONITORING: '40000' }),
      ...money(2025, 'task', { STEERING_COMMITTEE: '20000', WORKING_GROUPS: '100000', COMMUNICATION: '42000', EVENTS: '55000', MONITORING: '46000' }),
    ],
  },
  budgeted_income: { label: 'Budgeted income', unit: 'EUR', kind: 'sum', atoms: [atom(2024, {}, '250000', 3), atom(2025, {}, '270000', 3)] },
  fund_balance: { label: 'Fund balance', unit: 'EUR', kind: 'sum', atoms: [atom(2024, {}, '88420.15', 31), atom(2025, {}, '104504.60', 36)] },
  sums_owed: {
    label: 'Sums owed',
    unit: 'EUR',
    kind: 'sum',
    atoms: [atom(2024, {}, '2500.00', 7), atom(2025, {}, '3100.00', 9)],
  },
  in_kind_days: { label: 'Working days given', unit: 'days', kind: 'sum', atoms: [atom(2024, {}, '142.5', 12), atom(2025, {}, '168', 15)] },
}

export const inventedWords: readonly Row[] = [
  [
    'Gemeente Voorbeeld',
    '3.1.1.b',
    'USE_LONGER',
    'lifetime',
    'We replaced the battery of 1 200 laptops instead of the laptops. Staff asked for it after the pilot.',
    'en',
  ],
  [
    'Service d’achats Exemple',
    '3.1.1.a',
    'BUY_BETTER',
    'criteria',
    'Nous avons repris les critères du groupe de travail sans les modifier, et trois fournisseurs ont répondu.',
    'fr',
  ],
  ['Beispielamt', '3.1.1.d', 'USE_BETTER', 'anchoring', 'Die neue Richtlinie gilt seit März für alle Abteilungen.', 'de'],
  ['Northern Procurement Agency', '3.1.1.c', 'BUY_LESS', 'effort', 'One shared screen at each desk was enough; we stopped buying the second.', 'en'],
].map(
  ([organisation_name, clause, strategy, question_key, text, language]) =>
    ({ year: 2025, organisation_name, clause, strategy, question_key, text, language }) as Row,
)

const inventedPractices: readonly Row[] = [
  {
    year: 2025,
    title: 'Batteries before laptops',
    organisation_name: 'Gemeente Voorbeeld',
    stage: 'USE',
    what: 'A yearly battery check with replacement below 70 per cent of capacity.',
    outcomes: 'Planned age rose by a year. The spare parts clause had to be in the contract first.',
  },
  {
    year: 2025,
    title: 'Market talk with refurbishers',
    organisation_name: 'Beispielamt',
    stage: 'BEFORE_TENDER',
    what: 'Three open talks with refurbishers before the specifications were written.',
    outcomes: 'Five bids instead of one. Small bidders need longer to gather proof.',
  },
  {
    year: 2025,
    title: 'Second life by contract',
    organisation_name: 'Service d’achats Exemple',
    stage: 'END_OF_USE',
    what: 'Devices go to a social enterprise that erases, repairs and resells them.',
    outcomes: 'Two thirds found a second user. Counting them takes a serial number.',
  },
]

function definitionOf(key: string, metric: Invented): MetricDefinition {
  const isRatio = metric.kind === 'share' || metric.kind === 'mean'
  return {
    key,
    label: metric.label,
    unit: metric.unit,
    kind: metric.kind,
    numeratorText: `${metric.label}, as reported.`,
    ...(isRatio ? { denominatorText: 'All that could have been counted.' } : {}),
    nText: 'organisations that answered',
    missing: 'Left out and counted apart.',
    description: `${metric.label}, invented for tests of the reports.`,
    caveat: 'Invented.',
    source: 'Fixture of the tests.',
    version: '1',
    clause: '3.1.2',
  }
}

/** The invented source; `without` names metrics that nobody reported. */
export function inventedSource(
  options: { without?: readonly string[]; words?: readonly Row[]; change?: Readonly<Record<string, readonly Atom[]>> } = {},
): FigureSource {
  const atomsOf = (key: string) => (options.without?.includes(key) ? [] : (options.change?.[key] ?? invented[key]?.atoms ?? []))
  const combine = (key: string, year: number, by: Record<string, string>, atoms: readonly Atom[]): Figure => {
    const metric = invented[key]
    const isRatio = metric?.kind === 'share' || metric?.kind === 'mean'
    const total = (values: readonly string[]) => values.reduce((sum, value) => sum.plus(value), new Decimal(0))
    const numerator = total(atoms.map((one) => one.numerator))
    // A level or a category without a denominator of its own is a part of the whole year's.
    const own = atoms.flatMap((one) => (one.denominator === undefined ? [] : [one.denominator]))
    const whole = atomsOf(key)
      .filter((one) => one.year === year)
      .flatMap((one) => (one.denominator === undefined ? [] : [one.denominator]))
    const denominator = total(own.length === 0 ? whole : own)
    const isKnown = atoms.length > 0 && (!isRatio || !denominator.isZero())
    return {
      metric: key,
      year,
      by,
      value: !isKnown ? null : isRatio ? numerator.div(denominator).toDecimalPlaces(4).toFixed() : numerator.toFixed(),
      unit: metric?.unit ?? '',
      numerator: isKnown && isRatio ? numerator.toFixed() : null,
      denominator: isKnown && isRatio ? denominator.toFixed() : null,
      n: isKnown
        ? Math.max(
            atoms.reduce((sum, one) => sum + one.n, 0),
            own.length === 0 && isRatio ? (atomsOf(key).find((one) => one.year === year)?.n ?? 0) : 0,
          )
        : 0,
      version: '1',
    }
  }
  const matching = (key: string, year: number, where: Readonly<Record<string, string>>) =>
    atomsOf(key).filter((one) => one.year === year && Object.entries(where).every(([dimension, value]) => one.by[dimension] === value))
  return {
    metrics: Object.fromEntries(Object.entries(invented).map(([key, metric]) => [key, definitionOf(key, metric)])),
    async figure(key, { year, where = {} }) {
      return combine(key, year, { ...where }, matching(key, year, where))
    },
    async figures(key, { years: asked = years, by = [], where = {} } = {}) {
      return asked.flatMap((year) => {
        const groups = new Map<string, Atom[]>()
        for (const one of matching(key, year, where)) {
          const name = JSON.stringify(by.map((dimension) => [dimension, one.by[dimension] ?? '']))
          groups.set(name, [...(groups.get(name) ?? []), one])
        }
        return [...groups].map(([name, atoms]) => combine(key, year, Object.fromEntries(JSON.parse(name)), atoms))
      })
    },
    async rows(mart, { where = {}, without = {}, orderBy = [], inTurnBy, limit } = {}) {
      const rows = mart === 'words' ? (options.words ?? inventedWords) : mart === 'practices' ? inventedPractices : []
      const kept = rows
        .filter((row) => Object.entries(where).every(([column, value]) => row[column] === value))
        .filter((row) => Object.entries(without).every(([column, values]) => !values.includes(String(row[column]))))
      const place = (row: Row) => orderBy.map((column) => String(row[column] ?? '')).join('\n')
      const turns = new Map<unknown, number>()
      const dealt = (inTurnBy ? kept.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)) : kept).map((row) => {
        const turn = inTurnBy ? (turns.get(row[inTurnBy]) ?? 0) : 0
        if (inTurnBy) turns.set(row[inTurnBy], turn + 1)
        return { row, turn }
      })
      return dealt
        .toSorted((a, b) => a.turn - b.turn)
        .map(({ row }) => row)
        .slice(0, limit)
    },
    async contentHash() {
      return createHash('sha256')
        .update(JSON.stringify([options, invented]))
        .digest('hex')
    },
  }
}

/** A source over an empty store: every metric is defined, nothing is collected. */
export function emptySource(): FigureSource {
  return { ...inventedSource({ without: Object.keys(invented), words: [] }), rows: async () => [] }
}

export const inventedMetrics = Object.keys(invented)
