import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { visuallyHidden } from '@mui/utils'
import { type PropsWithChildren, type ReactNode, useState } from 'react'
import { Link as RouterLink } from 'react-router-dom'
import { Chip, Chips } from '../elements/chips.tsx'
import { serif } from '../look/theme.ts'
import { dayInWords } from '../words/day.ts'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import type { PactClause, RestingDecision } from './pact-source.ts'

/** One clause: its number and summary, what it is to the hub in chips, why it has no rule, and all else folded. */
export function ClauseEntry({ clause, isAsked }: { clause: PactClause; isAsked: boolean }) {
  const { say } = useWords()
  const { number, summary, rules, hasReading, noRuleBecause, decisions } = clause
  return (
    <Box
      component="li"
      id={number}
      tabIndex={-1}
      aria-label={say('pact.clause', { number })}
      sx={{
        scrollMarginTop: 72,
        outline: 'none !important',
        borderTop: 1,
        borderColor: 'divider',
        py: 2,
        px: { xs: 1, sm: 1.5 },
        mx: { xs: -1, sm: -1.5 },
        bgcolor: (theme) => (isAsked ? theme.hub.tint : 'transparent'),
        display: 'grid',
        columnGap: 2,
        rowGap: 1,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '4rem minmax(0, 1fr)' },
      }}
    >
      <Typography variant="h3" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        <Link component={RouterLink} to={`#${number}`} color="inherit" underline="hover">
          {number}
        </Link>
      </Typography>
      <Box sx={{ minWidth: 0, display: 'grid', gap: 1.25, justifyItems: 'start' }}>
        <Typography sx={{ fontFamily: serif, fontSize: '1.0625rem', lineHeight: 1.5, maxWidth: '68ch' }}>{summary}</Typography>
        <Chips>
          {rules.length > 0 && <Chip tone="good">{say('pact.rule', { smart_count: rules.length })}</Chip>}
          {noRuleBecause && <Chip tone={noRuleBecause.kind === 'NOT_BUILT' ? 'careful' : 'quiet'}>{say(`pact.noRule.${noRuleBecause.kind}`)}</Chip>}
          {hasReading && <Chip tone="open">{say('pact.reading')}</Chip>}
          {decisions.count > 0 && <Chip>{say('pact.decisions', { smart_count: decisions.count })}</Chip>}
        </Chips>
        {noRuleBecause && (
          <Typography variant="body2" color="textSecondary" sx={{ maxWidth: '68ch' }}>
            {noRuleBecause.because}
          </Typography>
        )}
        <Details clause={clause} isAsked={isAsked} />
      </Box>
    </Box>
  )
}

function Details({ clause, isAsked }: { clause: PactClause; isAsked: boolean }) {
  const { say } = useWords()
  const [isOpen, setOpen] = useState<boolean | null>(null)
  const { number, rules, values, readings, commands, tests, decisions } = clause
  if (rules.length + values.length + readings.length + commands.length + tests.length + decisions.count === 0) return null
  return (
    <Box
      component="details"
      open={isOpen ?? isAsked}
      onToggle={(event: React.ToggleEvent<HTMLDetailsElement>) => setOpen(event.currentTarget.open)}
      sx={{ width: '100%', '& summary': { cursor: 'pointer', width: 'fit-content', fontSize: '0.9rem', color: 'primary.main', py: 0.5 } }}
    >
      <summary>
        {say('pact.details')} <span style={visuallyHidden as object}>{say('pact.detailsOf', { number })}</span>
      </summary>
      <Box
        component="dl"
        sx={{
          m: 0,
          mt: 1,
          display: 'grid',
          columnGap: 2,
          rowGap: { xs: 0.25, sm: 1 },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '8rem minmax(0, 1fr)' },
        }}
      >
        <Part name="rules" items={rules.map((rule) => [rule, <RuleName key={rule} rule={rule} />])} />
        <Part name="values" items={values.map((value) => [`${value.key} ${value.since}`, <Value key={value.key} value={value} />])} />
        <Part name="readings" items={readings.map((reading) => [reading, reading])} note={say('pact.replaceable')} />
        <Part name="commands" items={commands.map((command) => [command, <Code key={command}>{command}</Code>])} />
        <Part name="tests" items={tests.map((test) => [test, <Code key={test}>{test}</Code>])} />
        {(rules.length > 0 || decisions.count > 0) && (
          <Part
            name="decisions"
            items={
              decisions.count === 0
                ? [['none', say('pact.noDecision')]]
                : decisions.newest.map((resting) => [resting.decision?.id ?? '', <Resting key={resting.decision?.id ?? ''} resting={resting} />])
            }
            {...(decisions.count > decisions.newest.length ? { note: say('pact.older', { smart_count: decisions.count - decisions.newest.length }) } : {})}
          />
        )}
      </Box>
    </Box>
  )
}

interface PartProps {
  name: 'rules' | 'values' | 'readings' | 'commands' | 'tests' | 'decisions'
  items: readonly (readonly [key: string, item: ReactNode])[]
  note?: string
}

function Part({ name, items, note }: PartProps) {
  const { say } = useWords()
  if (items.length === 0) return null
  return (
    <>
      <Typography component="dt" variant="body2" color="textSecondary" sx={{ pt: { xs: 1, sm: 0 } }}>
        {say(`pact.part.${name}`)}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0, minWidth: 0, maxWidth: '68ch', overflowWrap: 'anywhere' }}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
          {items.map(([key, item]) => (
            <li key={key}>{item}</li>
          ))}
        </Box>
        {note && (
          <Box component="span" sx={{ display: 'block', mt: 0.75, color: 'text.secondary' }}>
            {note}
          </Box>
        )}
      </Typography>
    </>
  )
}

function Code({ children }: PropsWithChildren) {
  return (
    <Box component="code" sx={{ fontSize: '0.85rem' }}>
      {children}
    </Box>
  )
}

/** A rule is named as a sentence; here it is read as one, beside its name in the code. */
function RuleName({ rule }: { rule: string }) {
  const sentence = rule.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return (
    <>
      {`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`}{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        <Code>{rule}</Code>
      </Box>
    </>
  )
}

function Value({ value: { value, unit, of, since, isReading, isInForce } }: { value: PactClause['values'][number] }) {
  const { say, term } = useWords()
  const told = (one: unknown): string => {
    if (typeof one === 'boolean') return say(one ? 'frame.yes' : 'frame.no')
    if (typeof one === 'number') return grouped(String(one))
    if (Array.isArray(one)) return one.map((each) => (unit === 'kinds of organisation' ? term('organisationKind', String(each)) : String(each))).join(', ')
    return unit === 'date' ? dayInWords(String(one)) : String(one)
  }
  const unitInWords = typeof value === 'number' ? say(`pact.unit.${unit}`, { smart_count: value, _: unit }) : ''
  const marks = [...(isReading ? [say('pact.isReading')] : []), ...(isInForce ? [] : [say('pact.notInForce')])]
  return (
    <>
      <Box component="span" sx={{ fontWeight: 550 }}>
        {say(unitInWords ? 'pact.valueWithUnit' : 'pact.value', { value: told(value), unit: unitInWords, since: dayInWords(since) })}
      </Box>
      {marks.length > 0 && ` (${marks.join(', ')})`}
      <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
        {of}
      </Box>
    </>
  )
}

/** A decision, with the way to it. */
function Resting({ resting: { decision } }: { resting: RestingDecision }) {
  const { say, term } = useWords()
  if (!decision) return null
  const { id, title, kind, outcome, decidedOn } = decision
  return (
    <Link component={RouterLink} to={`/decisions/${encodeURIComponent(id)}/show`}>
      {say('pact.decided', { title: title || term('decisionKind', kind), outcome: term('decisionOutcome', outcome), day: dayInWords(decidedOn) })}
    </Link>
  )
}
