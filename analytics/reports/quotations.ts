import { clauseLabel } from './collective-progress-commitments.ts'
import type { Placed } from './document.ts'
import type { ReportDraft } from './report-draft.ts'

/** Quotations from the year's returns that were not quoted before, in a stable order; no block when there are none. */
export async function quotationsBlock(draft: ReportDraft, where: Readonly<Record<string, string>>, most: number): Promise<Placed[]> {
  const rows = await draft.source.rows('words', { where: { year: draft.year, ...where }, orderBy: ['organisation_name', 'question_key'] })
  const fresh = rows.filter(
    (row) => row['year'] === draft.year && typeof row['text'] === 'string' && row['text'].trim() !== '' && !draft.quoted.has(String(row['text'])),
  )
  // Each organisation speaks once before any speaks twice.
  const spoken = new Map<unknown, number>()
  const inTurn = fresh.map((row) => {
    const turn = spoken.get(row['organisation_name']) ?? 0
    spoken.set(row['organisation_name'], turn + 1)
    return { row, turn }
  })
  const items = inTurn
    .toSorted((a, b) => a.turn - b.turn)
    .slice(0, most)
    .map(({ row }) => ({
      text: String(row['text']).trim(),
      language: String(row['language'] ?? draft.messages.language),
      organisation: String(row['organisation_name'] ?? ''),
      clause: typeof row['clause'] === 'string' && row['clause'] !== '' ? clauseLabel(row['clause'], draft) : '',
    }))
  for (const item of items) draft.quoted.add(item.text)
  return items.length === 0 ? [] : [{ block: { kind: 'quotations', items }, notes: [] }]
}
