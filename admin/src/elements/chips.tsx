import type { ImpactCategoryKey, StrategyKey } from '@cfit/analytics/charts'
import Box from '@mui/material/Box'
import type { PropsWithChildren, ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'

type Tone = 'quiet' | 'good' | 'careful' | 'open' | 'invented'

/** A small label. Its words carry the meaning; the dot only helps the eye. */
export function Chip({ tone = 'quiet', dot, children }: PropsWithChildren<{ tone?: Tone; dot?: ReactNode }>) {
  return (
    <Box
      component="span"
      sx={(theme) => ({
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        px: 1,
        py: '1px',
        borderWidth: 1,
        borderColor: tone === 'quiet' ? theme.hub.rule : tone === 'invented' ? theme.hub.faint : 'currentcolor',
        borderStyle: tone === 'invented' ? 'dashed' : 'solid',
        borderRadius: 1,
        fontSize: '0.8125rem',
        lineHeight: 1.5,
        whiteSpace: 'nowrap',
        color: { quiet: theme.hub.ink, good: theme.hub.success, careful: theme.hub.warning, open: theme.hub.accent, invented: theme.hub.muted }[tone],
        background: tone === 'invented' ? 'transparent' : theme.hub.raised,
      })}
    >
      {dot}
      {children}
    </Box>
  )
}

export function Chips({ children }: PropsWithChildren) {
  return <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>{children}</Box>
}

export function StrategyChip({ strategy }: { strategy: StrategyKey }) {
  const { term } = useWords()
  return (
    <Chip dot={<Box component="span" aria-hidden sx={{ width: 9, height: 9, borderRadius: '50%', bgcolor: (theme) => theme.hub.strategy[strategy] }} />}>
      {term('strategy', strategy)}
    </Chip>
  )
}

export function ImpactChip({ impactCategory }: { impactCategory: ImpactCategoryKey }) {
  const { term } = useWords()
  return (
    <Chip dot={<Box component="span" aria-hidden sx={{ width: 9, height: 9, bgcolor: (theme) => theme.hub.impactCategory[impactCategory] }} />}>
      {term('impactCategory', impactCategory)}
    </Chip>
  )
}

/** Says plainly that something was invented for the demonstration. */
export function FictionalChip({ isFictional }: { isFictional: boolean }) {
  const { say } = useWords()
  return isFictional ? <Chip tone="invented">{say('frame.fictional')}</Chip> : null
}

/** Level of ambition: one, two or three steps filled, and the word. */
export function LevelChip({ level }: { level: 'BASIC' | 'SIGNIFICANT' | 'AMBITIOUS' }) {
  const { term } = useWords()
  const reached = { BASIC: 1, SIGNIFICANT: 2, AMBITIOUS: 3 }[level]
  return (
    <Chip
      dot={
        <Box component="span" aria-hidden sx={{ display: 'inline-flex', alignItems: 'flex-end', gap: '2px' }}>
          {[1, 2, 3].map((step) => (
            <Box
              key={step}
              component="span"
              sx={{ width: 4, height: 3 + step * 3, bgcolor: (theme) => (step <= reached ? theme.hub.accent : theme.hub.rule) }}
            />
          ))}
        </Box>
      }
    >
      {term('criterionLevel', level)}
    </Chip>
  )
}
