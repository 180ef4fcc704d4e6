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

/** True when nothing of the file could be used, for what is wrong with it. */
export function isRefusedAsAWhole({ refused, effects, setAside }: ImportResult): boolean {
  return refused > 0 && (setAside ?? 0) === 0 && effects.every(({ created, updated, unchanged }) => created + updated + unchanged === 0)
}

/** What a check or an import found: the counts, what is refused and why, and what was noticed. */
export function ResultSections({ result, format, title }: ResultProps & { title: string }) {
  return (
    <>
      {!isRefusedAsAWhole(result) && (
        <Section title={title}>
          <Counts result={result} format={format} />
        </Section>
      )}
      <Refusals result={result} format={format} />
      <Noticed result={result} format={format} />
    </>
  )
}

function Counts({ result: { read, setAside, refused, effects }, format }: ResultProps) {
  const { say } = useWords()
  const counts: [label: string, count: number][] = [
    [say(`import.counts.read.${format}`), read],
    ...effects.flatMap(({ noun, created, updated, unchanged }): [string, number][] => [
      [say(`import.counts.${noun}.created`), created],
      [say(`import.counts.${noun}.updated`), updated],
      [say(`import.counts.${noun}.unchanged`), unchanged],
    ]),
    ...(setAside === null ? [] : [[say('import.counts.setAside'), setAside] satisfies [string, number]]),
    [say('import.counts.refused'), refused],
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

function Refusals({ result, format }: ResultProps) {
  const { say } = useWords()
  const { refused, refusals } = result
  if (refused === 0) return null
  const title = say('import.refusals')
  const notes = [
    ...(isRefusedAsAWhole(result) ? [] : [say('import.refusalsNote')]),
    ...(refusals.length < refused ? [say('import.refusalsFirst', { count: grouped(refusals.length) })] : []),
  ]
  return (
    <Section title={title} count={grouped(refused)} {...(notes.length > 0 ? { note: notes.join(' ') } : {})}>
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
