import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { FindingKinds } from '../elements/finding-kinds.tsx'
import { Folded } from '../elements/folded.tsx'
import { Section } from '../elements/page.tsx'
import { PlainTable } from '../elements/plain-table.tsx'
import { serif } from '../look/theme.ts'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import type { ImportFormat, ImportResult } from './import-source.ts'
import { placeOf } from './place.ts'

interface ResultProps {
  result: ImportResult
  format: ImportFormat
}

/** True when taking the file in would change something. */
export function changesSomething({ effects }: ImportResult): boolean {
  return effects.some(({ created, updated }) => created + updated > 0)
}

/** What a check or an import found: the counts, what is refused and why, and what was noticed. */
export function ResultSections({ result, format, title }: ResultProps & { title: string }) {
  return (
    <>
      <Section title={title}>
        <Counts result={result} format={format} />
      </Section>
      <Refusals result={result} format={format} />
      <Noticed result={result} format={format} />
    </>
  )
}

function Counts({ result: { read, setAside, refused, effects }, format }: ResultProps) {
  const { say } = useWords()
  const counts: [label: string, count: number][] = [
    ...effects.flatMap(({ noun, created, updated, unchanged }): [string, number][] => [
      [say(`import.counts.${noun}.created`), created],
      [say(`import.counts.${noun}.updated`), updated],
      [say(`import.counts.${noun}.unchanged`), unchanged],
    ]),
    ...(setAside === null ? [] : [[say('import.counts.setAside'), setAside] satisfies [string, number]]),
    [say('import.counts.refused'), refused],
    [say(`import.counts.read.${format}`), read],
  ]
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 128px), 1fr))',
        columnGap: { xs: 2, md: 3 },
        rowGap: 2.5,
        maxWidth: 900,
      }}
    >
      {counts.map(([label, count]) => (
        <Box key={label} sx={{ borderTop: 2, borderColor: count > 0 ? 'text.primary' : 'divider', pt: 1, minWidth: 0 }}>
          <Typography component="dt" variant="caption" sx={{ display: 'block', lineHeight: 1.3, fontWeight: 550, minHeight: '2.6em', mb: 0.5 }}>
            {label}
          </Typography>
          <Typography
            component="dd"
            sx={{
              m: 0,
              fontFamily: serif,
              fontSize: '1.65rem',
              fontWeight: 600,
              lineHeight: 1.2,
              fontVariantNumeric: 'lining-nums',
              color: count > 0 ? 'text.primary' : 'text.secondary',
            }}
          >
            {grouped(count)}
          </Typography>
        </Box>
      ))}
    </Box>
  )
}

function Refusals({ result: { refused, refusals }, format }: ResultProps) {
  const { say } = useWords()
  if (refused === 0) return null
  const title = say('import.refusals')
  return (
    <Section
      title={title}
      count={grouped(refused)}
      note={say(refusals.length < refused ? 'import.refusalsFirst' : 'import.refusalsNote', { count: grouped(refusals.length) })}
    >
      <Folded items={refusals}>
        {(shown) => (
          <PlainTable
            caption={title}
            columns={[say('import.place'), say('import.why')]}
            rows={shown.map(({ pointer, code, message }) => [
              <Box key="place" component="span" sx={{ overflowWrap: 'anywhere' }}>
                {placeOf(pointer, format, say)}
              </Box>,
              <span key="why">{say(`import.refusal.${code}`, { _: message })}</span>,
            ])}
          />
        )}
      </Folded>
    </Section>
  )
}

function Noticed({ result: { findings }, format }: ResultProps) {
  const { say } = useWords()
  if (findings.length === 0) return null
  return (
    <Section title={say('import.noticed')} note={say('import.noticedNote')}>
      <FindingKinds kinds={findings.map((kind) => ({ ...kind, places: kind.places.map((pointer) => placeOf(pointer, format, say)) }))} />
    </Section>
  )
}
