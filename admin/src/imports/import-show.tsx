import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { Link as RouterLink } from 'react-router-dom'
import { Chip, Chips } from '../elements/chips.tsx'
import { Folded } from '../elements/folded.tsx'
import { Hash } from '../elements/hash.tsx'
import { Facts, Page, Section } from '../elements/page.tsx'
import { PlainTable } from '../elements/plain-table.tsx'
import { RecordShow } from '../elements/record-show.tsx'
import { dayInWords, instantInWords } from '../words/day.ts'
import { sizeInWords } from '../words/size.ts'
import { useWords } from '../words/use-words.ts'
import { ForSecretariat } from './for-secretariat.tsx'
import { DecisionButtons, DecisionRefusal, useDecision } from './import-decision.tsx'
import { isRefusedAsAWhole, ResultSections } from './import-result.tsx'
import { type ImportRecord, isUnderWay, pollPause } from './import-source.ts'
import { StateChip } from './import-state.tsx'
import { Progress } from './progress.tsx'

/** One uploaded file: its check, the word it waits for, and what became of it. */
export function ImportShow() {
  return (
    <ForSecretariat>
      <RecordShow<ImportRecord> pollPause={(file) => pollPause(file && [file])}>{(file) => <Shown file={file} />}</RecordShow>
    </ForSecretariat>
  )
}

/** What the counts are called in each state that has them. */
const titles = {
  CHECKING: 'import.wouldBring',
  CHECKED: 'import.wouldBring',
  IMPORTING: 'import.wouldBring',
  DONE: 'import.brought',
  FAILED: 'import.wouldHaveBrought',
} as const

function Shown({ file }: { file: ImportRecord }) {
  const { say, term } = useWords()
  const decision = useDecision(file)
  const { state, result, format } = file
  const isWorthTaking = result?.changesSomething === true
  return (
    <Page
      title={file.fileName}
      above={{ label: say('resources.imports.name', { smart_count: 2 }), to: '/imports' }}
      lead={
        <Chips>
          <StateChip file={file} />
          <Chip>{term('importFormatShort', format)}</Chip>
          {file.isIctOnly && <Chip>{say('import.onlyIct')}</Chip>}
        </Chips>
      }
      action={<DecisionButtons file={file} isWorthTaking={isWorthTaking} decision={decision} />}
    >
      <DecisionRefusal decision={decision} />
      {isUnderWay(file) ? (
        <Progress doing={say(`import.doing.${state}`)} bytes={file.bytes} bytesDone={file.bytesRead} />
      ) : (
        <Box role="status" sx={{ mb: 4 }}>
          <Told file={file} isWorthTaking={isWorthTaking} />
        </Box>
      )}
      {state === 'DONE' && <Brought file={file} />}
      {result && state !== 'CHECKING' && <ResultSections result={result} format={format} title={say(titles[state])} />}
      <Section title={say('import.aboutFile')}>
        <Box sx={{ maxWidth: 560 }}>
          <Facts
            facts={[
              [say('import.kind'), term('importFormat', format)],
              [say('import.size'), sizeInWords(file.bytes, say)],
              [say('import.uploadedAt'), instantInWords(file.createdAt)],
              ...(file.endedAt ? [[say('import.endedAt'), instantInWords(file.endedAt)] as const] : []),
              [say('import.sha256'), <Hash key="hash" hash={file.sha256} />],
            ]}
          />
        </Box>
      </Section>
    </Page>
  )
}

/** Where the file stands, in a sentence or two, with what to do next. */
function Told({ file: { state, failure, result }, isWorthTaking }: { file: ImportRecord; isWorthTaking: boolean }) {
  const { say } = useWords()
  const sentence = (text: string): ReactNode => <Typography sx={{ maxWidth: '68ch' }}>{text}</Typography>
  if (state === 'FAILED') {
    const code = failure ?? 'UNEXPECTED'
    return (
      <Alert
        severity={code === 'GIVEN_UP' ? 'info' : 'warning'}
        variant="outlined"
        {...(code === 'GIVEN_UP' ? { icon: false } : {})}
        sx={{ maxWidth: '72ch', color: 'text.primary', ...(code === 'GIVEN_UP' ? { borderColor: 'divider' } : {}) }}
      >
        <Typography sx={{ fontWeight: 600 }}>{say(`import.failure.${code}.what`, { _: say('import.failure.UNEXPECTED.what') })}</Typography>
        <Typography variant="body2" sx={{ mb: 1 }}>
          {say(`import.failure.${code}.remedy`, { _: say('import.failure.UNEXPECTED.remedy') })}
        </Typography>
        <Button component={RouterLink} to="/imports" size="small" sx={{ ml: -0.75 }}>
          {say('import.another')}
        </Button>
      </Alert>
    )
  }
  if (state === 'DONE') return sentence(say('import.done'))
  return sentence(say(isWorthTaking ? 'import.checked' : result && isRefusedAsAWhole(result) ? 'import.checkedRefused' : 'import.checkedNothing'))
}

/** The ways to what the file brought. */
function Brought({ file: { format, tenders } }: { file: ImportRecord }) {
  const { say } = useWords()
  if (format === 'BOAVIZTA') {
    return (
      <Typography sx={{ mb: 5 }}>
        <Link component={RouterLink} to="/device-models">
          {say('import.toDeviceModels')}
        </Link>
      </Typography>
    )
  }
  if (tenders.length === 0) return null
  const title = say('import.tenders')
  return (
    <Section title={title} note={say('import.tendersNote')}>
      <Folded items={tenders} first={6}>
        {(shown) => (
          <PlainTable
            caption={title}
            columns={[say('tender.title'), say('tender.buyer'), say('tender.publishedOn')]}
            rows={shown.map(({ slug, title: name, buyer, publishedOn }) => [
              <Link key="title" component={RouterLink} to={`/tenders/${slug}/show`} sx={{ minWidth: 0 }}>
                {name}
              </Link>,
              buyer.name,
              publishedOn && dayInWords(publishedOn),
            ])}
          />
        )}
      </Folded>
    </Section>
  )
}
