import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { Chip, Chips } from '../elements/chips.tsx'
import { Hash } from '../elements/hash.tsx'
import { Facts, Page } from '../elements/page.tsx'
import { Prose, RecordShow } from '../elements/record-show.tsx'
import { useWords } from '../words/use-words.ts'
import { ReportForms } from './report-forms.tsx'
import type { ReportRecord } from './report-source.ts'

export function ReportShow() {
  return <RecordShow<ReportRecord>>{(record) => <Shown report={record} />}</RecordShow>
}

function Shown({ report }: { report: ReportRecord }) {
  const { say, term } = useWords()
  return (
    <Page
      title={report.title}
      above={{ label: say('resources.reports.name', { smart_count: 2 }), to: '/reports' }}
      lead={
        <Chips>
          <Chip>{term('reportKind', report.kind)}</Chip>
          <Chip tone={report.state === 'PUBLISHED' ? 'good' : 'careful'}>{term('reportState', report.state)}</Chip>
        </Chips>
      }
      action={<ReportForms report={report} isMain />}
    >
      <Prose>{say(`report.about.${report.kind}`)}</Prose>
      <Typography color="textSecondary" sx={{ mt: 1.5, mb: 4, maxWidth: '68ch' }}>
        {say(report.state === 'PUBLISHED' ? 'report.frozen' : 'report.living')}
      </Typography>
      <Box sx={{ maxWidth: 520 }}>
        <Facts
          facts={[
            [say('report.year'), String(report.year)],
            [say('report.state'), term('reportState', report.state)],
            [say('report.contentHash'), report.contentHash && <Hash hash={report.contentHash} />],
          ]}
        />
      </Box>
    </Page>
  )
}
