import { fromLargest } from './compare.ts'
import type { BoundFigure, Placed, Section } from './document.ts'
import { plainText } from './narrate.ts'
import { quotationsBlock } from './quotations.ts'
import { fill, pick, type ReportDraft, words } from './report-draft.ts'

/** The market signal: what all buyers together plan to buy (1.2.1 d). */
export async function marketSection(draft: ReportDraft): Promise<Section> {
  const { desk, messages } = draft
  const text = messages.progress.market
  // The signal looks ahead: plans are for the year after the one reported.
  const next = draft.year + 1
  const total = await desk.one('planned_demand', next)
  const section = { anchor: 'market', title: text.title, isAnnex: false }
  if (!total.isCollected) return { ...section, blocks: [draft.notCollected(total.label, next)] }
  const firm = await desk.one('planned_demand', next, { certainty: 'FIRM' })
  const byQuarter = await desk.by('planned_demand', next, ['quarter'])
  const parts = await desk.by('planned_demand', next, ['quarter', 'certainty'])
  const byCategory = await desk.by('planned_demand', next, ['category'])
  const categoryParts = await desk.by('planned_demand', next, ['category', 'certainty'])
  const quarters = [...new Set(byQuarter.map((figure) => figure.by['quarter'] ?? ''))].toSorted()
  const [peak] = fromLargest(byQuarter)
  const blocks: Placed[] = [draft.paragraph('finding', draft.say(text.finding, { total, firm }), [draft.note(text.noteLabel, text.note)])]
  if (peak !== undefined) blocks.push(demandChart(draft, quarters, parts, peak, total))
  blocks.push(
    draft.table(
      {
        caption: plainText(draft.say(text.categoryCaption)),
        columns: [
          { label: text.category, align: 'start' },
          { label: text.firm, align: 'end' },
          { label: text.intended, align: 'end' },
          { label: messages.total, align: 'end' },
        ],
        rows: fromLargest(byCategory).map((figure) => {
          const category = figure.by['category'] ?? ''
          const part = (certainty: string) => draft.cellOrDash(pick(categoryParts, { category, certainty }))
          return { isTotal: false, cells: [words(messages.categories[category] ?? category), part('FIRM'), part('INTENDED'), draft.cell(figure)] }
        }),
      },
      ['planned_demand'],
    ),
  )
  return { ...section, blocks }
}

function demandChart(draft: ReportDraft, quarters: readonly string[], parts: readonly BoundFigure[], peak: BoundFigure, total: BoundFigure): Placed {
  const { messages } = draft
  const text = messages.progress.market
  const name = (quarter: string) => quarterName(quarter, draft.year + 1, draft)
  const columns = quarters.map((quarter) => ({
    quarter,
    firm: pick(parts, { quarter, certainty: 'FIRM' }),
    intended: pick(parts, { quarter, certainty: 'INTENDED' }),
  }))
  const facts = columns
    .map((column) => fill(text.fact, { quarter: name(column.quarter), firm: draft.cell(column.firm).text, intended: draft.cell(column.intended).text }))
    .join(' ')
  return draft.chart({
    title: draft.say(text.chart, { quarter: name(peak.by['quarter'] ?? ''), peak }),
    subtitle: draft.say(text.subtitle, { total, counted: draft.counted('planned_demand') }),
    spec: {
      kind: 'demandColumns',
      data: {
        firmName: text.firm,
        intendedName: text.intended,
        columns: columns.map((column) => ({
          quarter: name(column.quarter),
          firm: column.firm?.value ?? null,
          intended: column.intended?.value ?? null,
          firmLabel: draft.cell(column.firm).text,
          intendedLabel: draft.cell(column.intended).text,
        })),
      },
    },
    table: {
      caption: text.caption,
      columns: [
        { label: text.quarter, align: 'start' },
        { label: text.firm, align: 'end' },
        { label: text.intended, align: 'end' },
      ],
      rows: columns.map((column) => ({ isTotal: false, cells: [words(name(column.quarter)), draft.cell(column.firm), draft.cell(column.intended)] })),
    },
    alternative: fill(text.alternative, { facts }),
    metrics: ['planned_demand'],
  })
}

/** Quarter 1 to 4 of a year as people write it; anything else stays as it is. */
function quarterName(quarter: string, year: number, draft: ReportDraft): string {
  return /^[1-4]$/.test(quarter) ? fill(draft.messages.quarter, { year: String(year), quarter }) : quarter
}

/** Practices by stage, a few told in full, and participants in their own words. */
export async function practicesSection(draft: ReportDraft): Promise<Section> {
  const { desk, year, yearBefore, messages } = draft
  const text = messages.progress.practices
  const [total, before] = [await desk.one('practices_shared', year), await desk.one('practices_shared', yearBefore)]
  const section = { anchor: 'practices', title: text.title, isAnnex: false }
  const spoken = await quotationsBlock(draft, {}, 4)
  const quotations =
    spoken.length === 0
      ? []
      : [draft.subheading(text.words, 'words'), ...spoken.map((placed) => ({ ...placed, notes: [draft.note(text.wordsLabel, text.wordsNote)] }))]
  if (!total.isCollected) return { ...section, blocks: [draft.notCollected(total.label), ...quotations] }
  const stages = []
  for (const [stage, label] of Object.entries(messages.stages)) {
    stages.push({ label, now: await desk.one('practices_shared', year, { stage }), before: await desk.one('practices_shared', yearBefore, { stage }) })
  }
  const rows = (await draft.source.rows('practices', { where: { year }, orderBy: ['title'] })).filter((row) => row['year'] === year)
  const practices = rows.slice(0, 4).map((row) => ({
    title: String(row['title'] ?? ''),
    organisation: String(row['organisation_name'] ?? ''),
    stage: messages.stages[String(row['stage'] ?? '')] ?? '',
    what: String(row['what'] ?? ''),
    outcomes: String(row['outcomes'] ?? ''),
  }))
  return {
    ...section,
    blocks: [
      draft.paragraph('finding', draft.directed(text.finding, total, before), draft.measureNote(total)),
      draft.table(
        {
          caption: text.stageCaption,
          columns: [
            { label: text.stage, align: 'start' },
            { label: String(yearBefore), align: 'end' },
            { label: String(year), align: 'end' },
          ],
          rows: [
            ...stages.map((stage) => ({ isTotal: false, cells: [words(stage.label), draft.cell(stage.before), draft.cell(stage.now)] })),
            { isTotal: true, cells: [words(messages.total), draft.cell(before), draft.cell(total)] },
          ],
        },
        ['practices_shared'],
      ),
      ...(await codesTable(draft)),
      ...(practices.length === 0
        ? []
        : [draft.subheading(text.worth, 'worth-copying'), { block: { kind: 'practices' as const, items: practices }, notes: [] }]),
      ...quotations,
    ],
  }
}

/** Qualitative evidence as data: how many practices speak to each impact category and strategy. */
async function codesTable(draft: ReportDraft): Promise<Placed[]> {
  const { messages } = draft
  const text = messages.progress.practices
  const codes = await draft.desk.by('practice_codes', draft.year, ['impact_category', 'strategy'])
  if (!codes.some((figure) => figure.isCollected && messages.impactCategories[figure.by['impact_category'] ?? ''] !== undefined)) return []
  const table = {
    caption: text.codesCaption,
    columns: [
      { label: text.impactCategory, align: 'start' as const },
      ...Object.values(messages.strategies).map((label) => ({ label, align: 'end' as const })),
    ],
    rows: Object.entries(messages.impactCategories).map(([impactCategory, label]) => ({
      isTotal: false,
      cells: [
        words(label),
        ...Object.keys(messages.strategies).map((strategy) => {
          const figure = pick(codes, { impact_category: impactCategory, strategy })
          return draft.cellOrDash(figure)
        }),
      ],
    })),
  }
  return [draft.table(table, ['practice_codes'], [draft.note(text.codesLabel, text.codesNote)])]
}
