import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useWords } from '../words/use-words.ts'
import type { ReportRow } from './report-source.ts'

/** Read, PDF and data of a report. They are files of the hub, not pages of this site. */
export function ReportForms({ report, isMain = false }: { report: Pick<ReportRow, 'addresses' | 'title'>; isMain?: boolean }) {
  const { say } = useWords()
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {report.addresses.map(({ form, path }) => (
        <Button
          key={form}
          component="a"
          href={path}
          size={isMain ? 'medium' : 'small'}
          variant={isMain && form === 'html' ? 'contained' : 'outlined'}
          aria-label={say(`report.${form}Of`, { title: report.title })}
          sx={{ minWidth: 0 }}
        >
          {say(`report.${form}`)}
        </Button>
      ))}
    </Box>
  )
}
