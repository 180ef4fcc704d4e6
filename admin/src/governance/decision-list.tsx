import { Chip } from '../elements/chips.tsx'
import { RecordList } from '../elements/record-list.tsx'
import type { Column } from '../elements/record-table.tsx'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { type DecisionRow, decisionKinds } from './decision-source.ts'
import { votesInWords } from './votes.ts'

export const outcomeTone = { APPROVED: 'good', ESTABLISHED: 'good', NOTED: 'open', REFUSED: 'quiet' } as const

/** What the committee decided, newest first. */
export function DecisionList() {
  const { say, term } = useWords()
  const columns: Column<DecisionRow>[] = [
    { name: 'title', label: say('decision.title'), cell: ({ title, kind }) => title || term('decisionKind', kind) },
    { name: 'kind', label: say('decision.kind'), width: 200, cell: ({ kind }) => term('decisionKind', kind) },
    { name: 'decidedOn', isOneLine: true, label: say('decision.decidedOn'), width: 140, cell: ({ decidedOn }) => dayInWords(decidedOn) },
    { name: 'votes', isWideOnly: true, label: say('decision.votes'), width: 220, cell: (decision) => votesInWords(decision, say) },
    {
      name: 'outcome',
      label: say('decision.outcome'),
      width: 130,
      cell: ({ outcome }) => <Chip tone={outcomeTone[outcome]}>{term('decisionOutcome', outcome)}</Chip>,
    },
  ]
  return (
    <RecordList<DecisionRow>
      sort={{ field: 'decidedOn', order: 'DESC' }}
      columns={columns}
      filters={() => [{ source: 'kind', label: say('decision.kind'), choices: decisionKinds.map((code) => [code, term('decisionKind', code)]) }]}
    />
  )
}
