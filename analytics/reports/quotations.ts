import { clauseLabel } from './collective-progress-commitments.ts'
import type { Placed } from './document.ts'
import type { ReportDraft } from './report-draft.ts'

/** Quotations from the year's returns that were not quoted before, in a stable order; no block when there are none. */
export async function quotationsBlock(draft: ReportDraft, where: Readonly<Record<string, string>>, most: number): Promise<Placed[]> {
  const rows = await draft.source.rows('words', {
    where: { year: draft.year, ...where },
    without: { text: [...draft.quoted] },
    orderBy: ['organisation_name', 'question_key'],
    // Each organisation speaks once before any speaks twice.
    inTurnBy: 'organisation_name',
    limit: most,
  })
  for (const row of rows) draft.quoted.add(String(row['text']))
  const items = rows.map((row) => ({
    text: String(row['text']).trim(),
    language: String(row['language'] ?? draft.messages.language),
    organisation: String(row['organisation_name'] ?? ''),
    clause: typeof row['clause'] === 'string' && row['clause'] !== '' ? clauseLabel(row['clause'], draft) : '',
  }))
  return items.length === 0 ? [] : [{ block: { kind: 'quotations', items }, notes: [] }]
}
