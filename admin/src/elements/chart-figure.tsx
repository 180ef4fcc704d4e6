import type { ChartSpec } from '@cfit/analytics/charts'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { lazy, type ReactNode, Suspense, useId, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { Empty } from './page.tsx'
import { type Heading, PlainTable } from './plain-table.tsx'

const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }))

export interface Definition {
  description: string
  numerator: string
  denominator: string | null
  n: string
  missing: string
  caveat: string
  source: string
  version: string
}

interface ChartFigureProps {
  /** What the chart finds, as a sentence. */
  title: string
  /** Measure, unit, population and n. */
  subtitle: string
  /** Null when nothing was collected. */
  drawing: { spec: ChartSpec; alternative: string } | { picture: ReactNode } | null
  table: { columns: readonly Heading[]; rows: readonly (readonly ReactNode[])[] }
  definition: Definition
  notCollected: string
}

/** A chart with its finding, its twin as a table, and how it is counted. */
export function ChartFigure({ title, subtitle, drawing, table, definition, notCollected }: ChartFigureProps) {
  const { say } = useWords()
  const [isTable, setTable] = useState(false)
  const id = useId()
  return (
    <Box
      component="figure"
      aria-labelledby={id}
      sx={{ m: 0, minWidth: 0, borderTop: 2, borderColor: 'text.primary', pt: 1.5, display: 'flex', flexDirection: 'column' }}
    >
      <Typography variant="h2" id={id} sx={{ fontSize: '1.2rem', textWrap: 'balance' }}>
        {drawing ? title : notCollected}
      </Typography>
      {drawing ? (
        <>
          <Typography variant="caption" color="textSecondary" sx={{ mt: 0.5, mb: 2 }}>
            {subtitle}
          </Typography>
          {isTable ? (
            <PlainTable caption={title} columns={table.columns} rows={table.rows} />
          ) : 'spec' in drawing ? (
            <Suspense fallback={<Box sx={{ height: 240 }} />}>
              <Chart spec={drawing.spec} alternative={drawing.alternative} />
            </Suspense>
          ) : (
            drawing.picture
          )}
        </>
      ) : (
        <Empty>{say('dashboard.notCollectedLead')}</Empty>
      )}
      <Box component="figcaption" sx={{ mt: 'auto', pt: 1.5, display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', columnGap: 2 }}>
        {drawing && 'spec' in drawing && (
          <Button size="small" onClick={() => setTable(!isTable)} aria-pressed={isTable} sx={{ ml: -0.75 }}>
            {say(isTable ? 'dashboard.asChart' : 'dashboard.asTable')}
          </Button>
        )}
        <HowCounted definition={definition} />
      </Box>
    </Box>
  )
}

/** The definition behind a figure, on demand. */
export function HowCounted({ definition }: { definition: Definition }) {
  const { say } = useWords()
  const facts = [
    [
      'counted',
      definition.denominator ? say('definition.ofWhat', { numerator: definition.numerator, denominator: definition.denominator }) : definition.numerator,
    ],
    ['n', definition.n],
    ['missing', definition.missing],
    ['caveat', definition.caveat],
    ['source', definition.source],
  ] as const
  return (
    <Box
      component="details"
      sx={{ flex: '1 1 160px', fontSize: '0.8125rem', '& summary': { cursor: 'pointer', color: 'text.secondary', py: 0.75 }, '&[open]': { flexBasis: '100%' } }}
    >
      <summary>{say('definition.title', { version: definition.version })}</summary>
      <Typography variant="caption" component="p" sx={{ m: 0, mb: 1, maxWidth: '68ch' }}>
        {definition.description}
      </Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 1.5, rowGap: 0.5, maxWidth: '72ch' }}>
        {facts.map(([name, text]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {say(`definition.${name}`)}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {text}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
