import { commitmentsSection } from './collective-progress-commitments.ts'
import { marketSection, practicesSection } from './collective-progress-market.ts'
import { strategiesSection } from './collective-progress-strategies.ts'
import { percentOf } from './compare.ts'
import type { Section } from './document.ts'
import { plainText, sentences } from './narrate.ts'
import { fill, type ReportDraft, words } from './report-draft.ts'

/** The template of the collective progress report (5.2.3): sections in reading order. */
export async function collectiveProgress(draft: ReportDraft, dataHash: string): Promise<Section[]> {
  const sections = [
    await summarySection(draft),
    await movedSection(draft),
    await pactSection(draft),
    await commitmentsSection(draft),
    await strategiesSection(draft),
    await marketSection(draft),
    await practicesSection(draft),
    await methodSection(draft, dataHash),
  ]
  const definitions = draft.messages.progress.definitions
  return [
    ...sections,
    {
      anchor: 'definitions',
      title: definitions.title,
      isAnnex: true,
      blocks: [draft.paragraph('body', draft.say(definitions.lead)), { block: { kind: 'definitions', items: draft.definitions() }, notes: [] }],
    },
  ]
}

const eight = [
  'response_rate',
  'participants',
  'commitment_progress',
  'people_served',
  'tenders_with_criteria',
  'spend_with_criteria',
  'refurbished_share',
  'practices_shared',
] as const

async function summarySection(draft: ReportDraft): Promise<Section> {
  const { desk, year, messages } = draft
  const text = messages.progress.summary
  const rate = await desk.one('response_rate', year)
  const share = await desk.one('commitment_progress', year)
  const items = []
  for (const metric of eight) {
    const figure = await desk.one(metric, year)
    const before = await desk.one(metric, draft.yearBefore)
    items.push(
      draft.keyFigure(figure, text.labels[metric], figure.denominator === null ? text.detailCount : text.detailShare, { versions: text.change, before }),
    )
  }
  const finding = rate.isCollected && share.isCollected ? draft.say(text.finding, { rate, share }) : draft.say(text.findingNone)
  return {
    anchor: 'summary',
    title: text.title,
    isAnnex: false,
    blocks: [
      draft.paragraph('finding', finding),
      { block: { kind: 'keyFigures', items }, notes: [] },
      draft.paragraph('body', draft.say(text.read), [draft.note(messages.notes.caution, messages.notes.cautionText)]),
      { block: { kind: 'statement', title: messages.progress.pact.voluntary, text: draft.say(messages.progress.pact.voluntaryText) }, notes: [] },
    ],
  }
}

async function movedSection(draft: ReportDraft): Promise<Section> {
  const { desk, year, yearBefore, messages } = draft
  const text = messages.progress.moved
  const labels = messages.progress.summary.labels
  const metrics = ['commitment_progress', 'response_rate', 'tenders_with_criteria', 'refurbished_share'] as const
  const pairs = []
  for (const metric of metrics) pairs.push({ metric, label: labels[metric], now: await desk.one(metric, year), before: await desk.one(metric, yearBefore) })
  const [progress, response, tenders, refurbished] = pairs
  if (progress === undefined || response === undefined || tenders === undefined || refurbished === undefined || !pairs.some((pair) => pair.now.isCollected)) {
    return { anchor: 'moved', title: text.title, isAnnex: false, blocks: [draft.notCollected(text.title)] }
  }
  const facts = pairs.map((pair) => fill(text.fact, { label: pair.label, before: draft.cell(pair.before).text, now: draft.cell(pair.now).text })).join(' ')
  return {
    anchor: 'moved',
    title: text.title,
    isAnnex: false,
    blocks: [
      draft.paragraph(
        'finding',
        sentences(draft.directed(text.tenders, tenders.now, tenders.before), draft.directed(text.refurbished, refurbished.now, refurbished.before)),
      ),
      draft.chart({
        title: draft.directed(text.chart, progress.now, progress.before),
        subtitle: draft.say(text.subtitle, { a: progress.now, b: response.now, c: tenders.now, d: refurbished.now }),
        spec: {
          kind: 'slope',
          data: {
            years: [String(yearBefore), String(year)],
            series: pairs.map((pair) => ({
              label: pair.label,
              before: percentOf(pair.before),
              now: percentOf(pair.now),
              beforeLabel: draft.cell(pair.before).text,
              nowLabel: draft.cell(pair.now).text,
              isPoint: pair.metric === 'commitment_progress',
            })),
          },
        },
        table: {
          caption: plainText(draft.say(text.caption)),
          columns: [
            { label: text.measure, align: 'start' },
            { label: String(yearBefore), align: 'end' },
            { label: String(year), align: 'end' },
            { label: `${messages.n} ${year}`, align: 'end' },
          ],
          rows: pairs.map((pair) => ({ isTotal: false, cells: [words(pair.label), draft.cell(pair.before), draft.cell(pair.now), draft.cell(pair.now, 'n')] })),
        },
        alternative: fill(text.alternative, { yearBefore: String(yearBefore), year: String(year), facts }),
        metrics,
        notes: [draft.note(text.reportersLabel, text.reporters)],
      }),
    ],
  }
}

async function pactSection(draft: ReportDraft): Promise<Section> {
  const { desk, year, yearBefore, messages } = draft
  const text = messages.progress.pact
  const [participants, before] = [await desk.one('participants', year), await desk.one('participants', yearBefore)]
  const supporters = await desk.one('supporters', year)
  const people = await desk.one('people_served', year)
  const [rate, rateBefore] = [await desk.one('response_rate', year), await desk.one('response_rate', yearBefore)]
  if (!participants.isCollected) {
    return {
      anchor: 'pact',
      title: text.title,
      isAnnex: false,
      blocks: [draft.paragraph('finding', draft.say(text.findingNone)), draft.notCollected(participants.label)],
    }
  }
  const roles = []
  for (const [role, label] of Object.entries(messages.roles)) {
    roles.push({ role, label, now: await desk.one('participants', year, { role }), before: await desk.one('participants', yearBefore, { role }) })
  }
  return {
    anchor: 'pact',
    title: text.title,
    isAnnex: false,
    blocks: [
      draft.paragraph('finding', draft.say(text.finding, { participants, supporters })),
      draft.paragraph(
        'body',
        sentences(
          rate.isCollected ? draft.say(text.response, { rate }) : [],
          rate.isCollected ? draft.directed(text.responseMoved, rate, rateBefore) : [],
          people.isCollected ? draft.say(text.people, { people }) : [],
        ),
        draft.measureNote(people),
      ),
      ...(rate.isCollected ? [] : [draft.notCollected(rate.label)]),
      draft.table(
        {
          caption: text.caption,
          columns: [
            { label: text.role, align: 'start' },
            { label: String(yearBefore), align: 'end' },
            { label: String(year), align: 'end' },
          ],
          rows: [
            ...roles
              // Nobody needs to read that no role is missing.
              .filter((role) => role.role !== 'NOT_STATED' || role.now.isCollected || role.before.isCollected)
              .map((role) => ({ isTotal: false, cells: [words(role.label), draft.cell(role.before), draft.cell(role.now)] })),
            { isTotal: true, cells: [words(messages.total), draft.cell(before), draft.cell(participants)] },
          ],
        },
        ['participants'],
        [draft.note(text.bothLabel, text.both)],
      ),
    ],
  }
}

async function methodSection(draft: ReportDraft, dataHash: string): Promise<Section> {
  const { desk, year, messages } = draft
  const text = messages.progress.method
  const rates = []
  for (const reported of [year - 2, year - 1, year]) rates.push(await desk.one('response_rate', reported))
  return {
    anchor: 'method',
    title: text.title,
    isAnnex: true,
    blocks: [
      draft.paragraph('body', draft.say(text.how), draft.measureNote(await desk.one('response_rate', year))),
      draft.paragraph('body', draft.say(text.qualitative)),
      draft.paragraph('body', draft.say(text.missing)),
      draft.table(
        {
          caption: text.responseCaption,
          columns: [
            { label: text.year, align: 'start' },
            { label: text.asked, align: 'end' },
            { label: text.answered, align: 'end' },
            { label: text.rate, align: 'end' },
          ],
          rows: rates.map((rate) => ({
            isTotal: false,
            cells: [words(String(rate.year)), draft.cell(rate, 'denominator'), draft.cell(rate, 'numerator'), draft.cell(rate)],
          })),
        },
        ['response_rate'],
      ),
      draft.paragraph('body', draft.say(text.bound)),
      draft.paragraph('body', draft.say(text.verify, { dataHash: dataHash.slice(0, 12) })),
    ],
  }
}
