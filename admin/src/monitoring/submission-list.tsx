import { dayOf } from '@cfit/api/pact'
import { Chip } from '../elements/chips.tsx'
import { RecordList } from '../elements/record-list.tsx'
import type { Column } from '../elements/record-table.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { type SubmissionRow, submissionStates } from './submission-source.ts'

export const stateTone = { DRAFT: 'quiet', SUBMITTED: 'open', RETURNED: 'careful', ACCEPTED: 'good' } as const

export function SubmissionList() {
  const { say, term } = useWords()
  const columns: Column<SubmissionRow>[] = [
    {
      name: 'organisation',
      label: say('submission.organisation'),
      isSortable: true,
      cell: ({ organisation }) => organisation?.name ?? say('practice.someone'),
    },
    { name: 'year', label: say('submission.year'), isSortable: true, width: 120, cell: ({ campaign }) => campaign && String(campaign.year) },
    { name: 'state', label: say('submission.state'), width: 170, cell: ({ state }) => <Chip tone={stateTone[state]}>{term('submissionState', state)}</Chip> },
    {
      name: 'submittedOn',
      isOneLine: true,
      label: say('submission.submittedOn'),
      width: 160,
      cell: ({ revisions }) => {
        const at = nodes(revisions)[0]?.submittedAt
        return at ? dayInWords(dayOf(new Date(at))) : null
      },
    },
    {
      name: 'answers',
      label: say('submission.answers'),
      isNumber: true,
      width: 110,
      cell: ({ revisions }) => grouped(nodes(revisions)[0]?.answers.totalCount ?? 0),
    },
  ]
  return (
    <RecordList<SubmissionRow>
      sort={{ field: 'year', order: 'DESC' }}
      columns={columns}
      filters={(meta) => [
        {
          source: 'year',
          label: say('submission.year'),
          choices: ((meta as { years?: number[] } | undefined)?.years ?? []).map((year) => [String(year), String(year)]),
        },
        { source: 'state', label: say('submission.state'), choices: submissionStates.map((code) => [code, term('submissionState', code)]) },
      ]}
    />
  )
}
