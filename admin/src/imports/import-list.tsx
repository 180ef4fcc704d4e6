import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { useGetList } from 'ra-core'
import { Link as RouterLink } from 'react-router-dom'
import { Folded } from '../elements/folded.tsx'
import { Empty, Page, Section } from '../elements/page.tsx'
import { PlainTable } from '../elements/plain-table.tsx'
import { Waiting } from '../elements/waiting.tsx'
import { instantInWords } from '../words/day.ts'
import { grouped } from '../words/number.ts'
import { useWords, type Words } from '../words/use-words.ts'
import { ForSecretariat } from './for-secretariat.tsx'
import { type ImportRow, pollPause } from './import-source.ts'
import { StateChip } from './import-state.tsx'
import { UploadForm } from './upload-form.tsx'

/** Where files come in: one to send now, and those that came before. */
export function ImportList() {
  const { say } = useWords()
  return (
    <ForSecretariat>
      <Page title={say('resources.imports.name', { smart_count: 2 })} lead={say('resources.imports.lead')}>
        <Box sx={{ mb: 6 }}>
          <UploadForm />
        </Box>
        <EarlierImports />
      </Page>
    </ForSecretariat>
  )
}

const latest = { pagination: { page: 1, perPage: 50 } }

function EarlierImports() {
  const words = useWords()
  const { say, term } = words
  const { data, error, refetch } = useGetList<ImportRow>('imports', latest, {
    staleTime: 0,
    refetchInterval: ({ state }) => pollPause(state.data?.data),
  })
  const title = say('import.earlier')
  return (
    <Section title={title}>
      {data ? (
        data.length === 0 ? (
          <Empty>{say('resources.imports.empty')}</Empty>
        ) : (
          <Folded items={data}>
            {(shown) => (
              <PlainTable
                caption={title}
                columns={[say('import.file'), say('import.format'), say('import.uploadedAt'), say('import.state'), say('import.cameOfIt')]}
                rows={shown.map((row) => [
                  <Link key="file" component={RouterLink} to={`/imports/${row.id}`} sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
                    {row.fileName}
                  </Link>,
                  term('importFormatShort', row.format),
                  instantInWords(row.createdAt),
                  <StateChip key="state" file={row} />,
                  inShort(row, words),
                ])}
              />
            )}
          </Folded>
        )
      ) : error ? (
        <Box role="alert">
          <Typography>{say('list.failed', { reason: error.message })}</Typography>
          <Button onClick={() => refetch()} variant="outlined" sx={{ mt: 1.5 }}>
            {say('list.again')}
          </Button>
        </Box>
      ) : (
        <Waiting lines={3} />
      )}
    </Section>
  )
}

/** What was taken in, in a few words; nothing for a file of which nothing was. */
function inShort({ state, result }: ImportRow, { say }: Words): string {
  if (state !== 'DONE' || !result) return ''
  const counts = result.effects.flatMap(({ noun, created, updated }) => [
    ...(created > 0 ? [say(`import.short.${noun}.created`, { smart_count: created, count: grouped(created) })] : []),
    ...(updated > 0 ? [say(`import.short.${noun}.updated`, { smart_count: updated, count: grouped(updated) })] : []),
  ])
  if (result.refused > 0) counts.push(say('import.short.refused', { count: grouped(result.refused) }))
  return counts.length > 0 ? counts.join(', ') : say('import.short.nothing')
}
