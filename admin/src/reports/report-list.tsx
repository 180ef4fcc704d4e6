import { Chip } from '../elements/chips.tsx'
import { RecordList } from '../elements/record-list.tsx'
import type { Column } from '../elements/record-table.tsx'
import { useWords } from '../words/use-words.ts'
import { ReportForms } from './report-forms.tsx'
import { type ReportRow, reportKinds } from './report-source.ts'

export function ReportList() {
  const { say, term } = useWords()
  const columns: Column<ReportRow>[] = [
    { name: 'title', label: say('report.title'), cell: ({ title }) => title },
    { name: 'year', label: say('report.year'), width: 90, cell: ({ year }) => String(year) },
    {
      name: 'state',
      label: say('report.state'),
      width: 150,
      cell: ({ state }) => <Chip tone={state === 'PUBLISHED' ? 'good' : 'careful'}>{term('reportState', state)}</Chip>,
    },
    { name: 'forms', label: say('report.forms'), width: 230, cell: (report) => <ReportForms report={report} /> },
  ]
  return (
    <RecordList<ReportRow>
      sort={{ field: 'year', order: 'DESC' }}
      columns={columns}
      filters={() => [{ source: 'kind', label: say('report.kind'), choices: reportKinds.map((code) => [code, term('reportKind', code)]) }]}
    />
  )
}
