import type { StrategyKey } from '../charts/index.ts'
import { fromLargest, percentOf } from './compare.ts'
import type { BoundFigure, Placed, Section } from './document.ts'
import { plainText, sentences } from './narrate.ts'
import { quotationsBlock } from './quotations.ts'
import { fill, type ReportDraft, words } from './report-draft.ts'

const strategies: readonly StrategyKey[] = ['BUY_LESS', 'BUY_BETTER', 'USE_BETTER', 'USE_LONGER']

/** Buy less, buy better, use better, use longer: one picture of the four, then what stands behind each. */
export async function strategiesSection(draft: ReportDraft): Promise<Section> {
  const { desk, year, yearBefore, messages } = draft
  const text = messages.progress.strategies
  const rows = []
  for (const strategy of strategies) {
    const now = await desk.one('commitment_progress', year, { strategy })
    rows.push({ strategy, now, before: await desk.one('commitment_progress', yearBefore, { strategy }) })
  }
  const blocks: Placed[] = []
  const ordered = fromLargest(rows.map((row) => row.now))
  const [most, least] = [ordered[0], ordered.at(-1)]
  if (most === undefined || least === undefined) {
    blocks.push(draft.notCollected(text.caption))
  } else {
    blocks.push(draft.paragraph('finding', draft.say(text.finding, { strategy: nameOf(most, draft), share: most })))
    const facts = rows
      .map((row) => fill(text.fact, { label: messages.strategies[row.strategy], share: draft.cell(row.now).text, n: String(row.now.n) }))
      .join(' ')
    blocks.push(
      draft.chart({
        title: draft.say(text.chart, { most, mostName: nameOf(most, draft).toLowerCase(), least, leastName: nameOf(least, draft).toLowerCase() }),
        subtitle: draft.say(text.subtitle),
        spec: {
          kind: 'shareByStrategy',
          data: {
            beforeLabel: String(yearBefore),
            rows: rows.map((row) => ({
              strategy: row.strategy,
              label: messages.strategies[row.strategy],
              percent: percentOf(row.now),
              percentLabel: draft.cell(row.now).text,
              percentBefore: percentOf(row.before),
            })),
          },
        },
        table: {
          caption: text.caption,
          columns: [
            { label: text.strategy, align: 'start' },
            { label: String(yearBefore), align: 'end' },
            { label: String(year), align: 'end' },
            { label: `${messages.n} ${year}`, align: 'end' },
          ],
          rows: rows.map((row) => ({
            isTotal: false,
            cells: [words(messages.strategies[row.strategy]), draft.cell(row.before), draft.cell(row.now), draft.cell(row.now, 'n')],
          })),
        },
        alternative: fill(text.alternative, { yearBefore: String(yearBefore), facts }),
        metrics: ['commitment_progress'],
      }),
    )
  }
  for (const strategy of strategies) {
    blocks.push(draft.subheading(messages.strategies[strategy], `strategy-${strategy.toLowerCase().replace('_', '-')}`))
    blocks.push(...(await evidence[strategy](draft)))
    const count = await desk.one('practice_codes', year, { strategy })
    if (count.isCollected) blocks.push(draft.paragraph('body', draft.say(text.practices, { count })))
    blocks.push(...(await quotationsBlock(draft, { strategy }, 1)))
  }
  return { anchor: 'strategies', title: text.title, isAnnex: false, blocks }
}

function nameOf(figure: BoundFigure, draft: ReportDraft): string {
  return draft.messages.strategies[(figure.by['strategy'] ?? 'BUY_LESS') as StrategyKey]
}

/** What stands behind each strategy besides the answers: devices, tenders, refurbished shares, planned ages. */
const evidence: Readonly<Record<StrategyKey, (draft: ReportDraft) => Promise<Placed[]>>> = {
  async BUY_LESS(draft) {
    const text = draft.messages.progress.strategies
    const [bought, inUse] = [await draft.desk.one('devices_bought', draft.year), await draft.desk.one('devices_in_use', draft.year)]
    if (!bought.isCollected || !inUse.isCollected) return [draft.notCollected((bought.isCollected ? inUse : bought).label)]
    const moved = draft.directed(text.lessMoved, bought, await draft.desk.one('devices_bought', draft.yearBefore))
    return [draft.paragraph('body', sentences(draft.say(text.less, { bought, inUse }), moved), draft.measureNote(bought))]
  },
  async BUY_BETTER(draft) {
    const { desk, year, yearBefore, messages } = draft
    const text = messages.progress.strategies
    const [tenders, spend] = [await desk.one('tenders_with_criteria', year), await desk.one('spend_with_criteria', year)]
    if (!tenders.isCollected) return [draft.notCollected(tenders.label)]
    const levels = []
    for (const [level, label] of Object.entries(messages.levels)) {
      const now = await desk.one('tenders_with_criteria', year, { level })
      levels.push({ label, now, before: await desk.one('tenders_with_criteria', yearBefore, { level }) })
    }
    return [
      draft.paragraph('body', draft.say(text.better, { tenders, spend }), draft.measureNote(tenders)),
      draft.table(
        {
          caption: text.levels,
          columns: [
            { label: text.level, align: 'start' },
            { label: String(yearBefore), align: 'end' },
            { label: String(year), align: 'end' },
            { label: `${messages.n} ${year}`, align: 'end' },
          ],
          rows: levels.map((level) => ({
            isTotal: false,
            cells: [words(level.label), draft.cell(level.before), draft.cell(level.now), draft.cell(level.now, 'n')],
          })),
        },
        ['tenders_with_criteria'],
      ),
    ]
  },
  async USE_BETTER(draft) {
    const text = draft.messages.progress.strategies
    const share = await draft.desk.one('commitment_progress', draft.year, { strategy: 'USE_BETTER' })
    return [draft.paragraph('body', share.isCollected ? draft.say(text.use, { share }) : draft.say(text.useNone))]
  },
  async USE_LONGER(draft) {
    const { desk, year, yearBefore, messages } = draft
    const text = messages.progress.strategies
    const refurbished = await desk.one('refurbished_share', year)
    const ages = (await desk.by('planned_replacement_age', year, ['category'])).filter((figure) => figure.isCollected)
    const agesBefore = await desk.by('planned_replacement_age', yearBefore, ['category'])
    return [
      refurbished.isCollected
        ? draft.paragraph('body', draft.say(text.longer, { refurbished }), draft.measureNote(refurbished))
        : draft.notCollected(refurbished.label),
      ages.length === 0
        ? draft.notCollected(text.ages)
        : draft.table(
            {
              caption: plainText(draft.say(text.ages)),
              columns: [
                { label: text.category, align: 'start' },
                { label: String(yearBefore), align: 'end' },
                { label: String(year), align: 'end' },
                { label: `${messages.n} ${year}`, align: 'end' },
              ],
              rows: ages.map((age) => {
                const category = age.by['category'] ?? ''
                const before = agesBefore.find((figure) => figure.by['category'] === category)
                return { isTotal: false, cells: [words(messages.categories[category] ?? category), draft.cell(before), draft.cell(age), draft.cell(age, 'n')] }
              }),
            },
            ['planned_replacement_age'],
            [draft.note(text.agesLabel, text.agesNote)],
          ),
    ]
  },
}
