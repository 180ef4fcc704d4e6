import { fromLargest, hasSome, percentOf } from './compare.ts'
import type { BoundFigure, Placed, Section } from './document.ts'
import { clauseText } from './format.ts'
import { plainText, sentences } from './narrate.ts'
import { fill, pick, type ReportDraft, words } from './report-draft.ts'

/** How the engine names what has no clause. */
const notStated = 'NOT_STATED'

const stepKeys = ['NO_EVIDENCE', 'NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE'] as const

/** Progress by commitment (3.1.1 a to e, 3.2.1 a): where answers stand, as a distribution and not as an average. */
export async function commitmentsSection(draft: ReportDraft): Promise<Section> {
  const { desk, year, yearBefore, messages } = draft
  const text = messages.progress.commitments
  const [total, before] = [await desk.one('commitment_progress', year), await desk.one('commitment_progress', yearBefore)]
  const section = { anchor: 'commitments', title: text.title, isAnnex: false }
  const byClause = await desk.by('commitment_progress', year, ['clause'])
  const collected = byClause.filter((figure) => figure.isCollected && figure.by['clause'] !== undefined)
  if (!total.isCollected || collected.length === 0) return { ...section, blocks: [draft.notCollected(total.label)] }
  const beforeByClause = await desk.by('commitment_progress', yearBefore, ['clause'])
  const steps = await desk.by('progress_answers', year, ['clause', 'step'])
  // Questions that belong to no single clause count in the total; they are listed last and never called furthest.
  const clauses = collected
    .map((figure) => figure.by['clause'] ?? '')
    .filter((clause) => clause !== notStated)
    .toSorted()
  const listed = collected.length > clauses.length ? [...clauses, notStated] : clauses
  const label = (clause: string) => clauseLabel(clause, draft)
  const ordered = fromLargest(collected.filter((figure) => figure.by['clause'] !== notStated))
  const [most, least] = [ordered[0], ordered.at(-1)]
  const notStarted = desk.sum(
    'progress_answers_not_started',
    messages.steps.NOT_STARTED,
    steps.filter((figure) => figure.by['step'] === 'NOT_STARTED'),
  )
  const noEvidence = desk.sum(
    'progress_answers_no_evidence',
    messages.steps.NO_EVIDENCE,
    steps.filter((figure) => figure.by['step'] === 'NO_EVIDENCE'),
  )
  const blocks: Placed[] = [draft.paragraph('finding', draft.directed(text.finding, total, before))]
  if (most !== undefined && steps.length > 0) blocks.push(distributionChart(draft, clauses, steps, most, total))
  else blocks.push(draft.notCollected(text.chart))
  if (most !== undefined && least !== undefined && most !== least) {
    const name = (figure: BoundFigure) => messages.clauses[figure.by['clause'] ?? ''] ?? label(figure.by['clause'] ?? '')
    const slots = {
      most: name(most),
      mostClause: clauseText(most.by['clause'] ?? ''),
      mostShare: most,
      least: name(least),
      leastClause: clauseText(least.by['clause'] ?? ''),
      leastShare: least,
    }
    blocks.push(draft.paragraph('body', draft.say(text.extremes, slots)))
  }
  blocks.push(
    draft.table(
      {
        caption: text.shareCaption,
        columns: [
          { label: text.commitment, align: 'start' },
          { label: String(yearBefore), align: 'end' },
          { label: String(year), align: 'end' },
          { label: `${messages.n} ${year}`, align: 'end' },
        ],
        rows: [
          ...listed.map((clause) => {
            const now = pick(collected, { clause })
            return { isTotal: false, cells: [words(label(clause)), draft.cell(pick(beforeByClause, { clause })), draft.cell(now), draft.cell(now, 'n')] }
          }),
          { isTotal: true, cells: [words(messages.total), draft.cell(before), draft.cell(total), draft.cell(total, 'n')] },
        ],
      },
      ['commitment_progress'],
    ),
    ...(await impactBlocks(draft)),
  )
  const remains = [
    ...(hasSome(notStarted) ? [draft.say(text.remainsNotStarted, { notStarted })] : []),
    ...(hasSome(noEvidence) ? [draft.say(text.remainsNoEvidence, { noEvidence })] : []),
  ]
  if (remains.length > 0) blocks.push(draft.paragraph('remains', sentences(...remains)))
  return { ...section, blocks }
}

function distributionChart(draft: ReportDraft, clauses: readonly string[], steps: readonly BoundFigure[], most: BoundFigure, total: BoundFigure): Placed {
  const { messages } = draft
  const text = messages.progress.commitments
  const label = (clause: string) => clauseLabel(clause, draft)
  const count = (clause: string, step: string) => pick(steps, { clause, step })
  const facts = clauses
    .map((clause) =>
      fill(text.fact, {
        label: label(clause),
        counts: stepKeys.map((step) => `${messages.steps[step]} ${draft.cell(count(clause, step)).text}`).join(', '),
      }),
    )
    .join(' ')
  return draft.chart({
    title: draft.say(text.chart, { clause: messages.clauses[most.by['clause'] ?? ''] ?? label(most.by['clause'] ?? ''), share: most }),
    subtitle: draft.say(text.subtitle, { total, counted: draft.counted('commitment_progress') }),
    spec: {
      kind: 'progressDistribution',
      data: {
        steps: stepKeys.map((key) => ({ key, label: messages.steps[key] })),
        rows: clauses.map((clause) => ({
          label: label(clause),
          counts: Object.fromEntries(stepKeys.map((step) => [step, count(clause, step)?.value ?? null])) as Record<(typeof stepKeys)[number], string | null>,
        })),
      },
    },
    table: {
      caption: plainText(draft.say(text.caption)),
      columns: [{ label: text.commitment, align: 'start' }, ...stepKeys.map((step) => ({ label: messages.steps[step], align: 'end' as const }))],
      rows: clauses.map((clause) => ({ isTotal: false, cells: [words(label(clause)), ...stepKeys.map((step) => draft.cell(count(clause, step)))] })),
    },
    alternative: fill(text.alternative, { facts }),
    metrics: ['progress_answers'],
    notes: [draft.note(text.stepsLabel, text.steps)],
  })
}

async function impactBlocks(draft: ReportDraft): Promise<Placed[]> {
  const { desk, year, yearBefore, messages } = draft
  const text = messages.progress.commitments
  const rows = []
  for (const [impactCategory, label] of Object.entries(messages.impactCategories)) {
    const now = await desk.one('commitment_progress', year, { impact_category: impactCategory })
    rows.push({ label, now, before: await desk.one('commitment_progress', yearBefore, { impact_category: impactCategory }) })
  }
  const heading = draft.subheading(text.impact, 'impact-categories')
  if (!rows.some((row) => percentOf(row.now) !== null)) return [heading, draft.notCollected(text.impactCaption)]
  return [
    heading,
    draft.paragraph('body', draft.say(text.impactText)),
    draft.table(
      {
        caption: text.impactCaption,
        columns: [
          { label: text.impactCategory, align: 'start' },
          { label: String(yearBefore), align: 'end' },
          { label: String(year), align: 'end' },
          { label: `${messages.n} ${year}`, align: 'end' },
        ],
        rows: rows.map((row) => ({ isTotal: false, cells: [words(row.label), draft.cell(row.before), draft.cell(row.now), draft.cell(row.now, 'n')] })),
      },
      ['commitment_progress'],
    ),
  ]
}

/** "3.1.1 b Extend lifetimes", or the bare paragraph when the language has no short name for it. */
export function clauseLabel(clause: string, draft: ReportDraft): string {
  const name = draft.messages.clauses[clause]
  if (clause === notStated) return name ?? clause
  return name === undefined ? clauseText(clause) : `${clauseText(clause)} ${name}`
}
