import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { serif } from '../look/theme.ts'
import { grouped, percent, wholeUnits } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { type DashboardData, type Figure, figureOf, type Metric, metricOf } from './dashboard-source.ts'

const eight = [
  ['responseRate', 'RESPONSE_RATE'],
  ['participants', 'PARTICIPANTS'],
  ['commitmentProgress', 'COMMITMENT_PROGRESS'],
  ['peopleServed', 'PEOPLE_SERVED'],
  ['tendersWithCriteria', 'TENDERS_WITH_CRITERIA'],
  ['spendWithCriteria', 'SPEND_WITH_CRITERIA'],
  ['refurbishedShare', 'REFURBISHED_SHARE'],
  ['practicesShared', 'PRACTICES_SHARED'],
] as const satisfies readonly (readonly [keyof DashboardData, Metric['key']])[]

type Collected = Figure & { value: string }

function shown(figure: Collected): string {
  return figure.unit === 'share' ? percent(figure.value) : grouped(figure.value)
}

/** The year in eight figures, each with how many stand behind it and what it was the year before. */
export function KeyFigures({ data, year }: { data: DashboardData; year: number }) {
  const { say } = useWords()
  return (
    <Box component="section" aria-label={say('dashboard.eight', { year })} sx={{ minWidth: 0 }}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(4, minmax(0, 1fr))' },
          columnGap: { xs: 2, md: 3 },
          rowGap: 3.5,
        }}
      >
        {eight.map(([field, key]) => (
          <Box key={key} sx={{ borderTop: 2, borderColor: 'text.primary', pt: 1, minWidth: 0 }}>
            <Typography component="dt" variant="caption" sx={{ display: 'block', lineHeight: 1.3, fontWeight: 550, minHeight: '2.6em', mb: 0.5 }}>
              {label(key)}
            </Typography>
            <Box component="dd" sx={{ m: 0 }}>
              <KeyFigure metric={metricOf(data, key)} figure={figureOf(data[field], year)} before={figureOf(data[field], year - 1)} yearBefore={year - 1} />
            </Box>
          </Box>
        ))}
      </Box>
      <Box component="details" sx={{ mt: 2, fontSize: '0.8125rem', color: 'text.secondary', '& summary': { cursor: 'pointer', py: 0.75 } }}>
        <summary>{say('dashboard.whatN')}</summary>
        <Box component="ul" sx={{ m: 0, pl: 2.5, maxWidth: '68ch' }}>
          {eight.map(([, key]) => {
            const metric = metricOf(data, key)
            return <li key={key}>{say('dashboard.nCounts', { label: label(key), what: metric.n, description: metric.description })}</li>
          })}
        </Box>
      </Box>
    </Box>
  )

  function label(key: Metric['key']): string {
    return say(`figure.${key}`, { _: metricOf(data, key).label })
  }
}

function KeyFigure({
  metric,
  figure,
  before,
  yearBefore,
}: {
  metric: Metric
  figure: Collected | undefined
  before: Collected | undefined
  yearBefore: number
}) {
  const { say } = useWords()
  if (!figure) {
    return (
      <Typography component="span" variant="body2" color="textSecondary">
        {say('dashboard.notCollected')}
      </Typography>
    )
  }
  const part = (decimal: string | null) => (metric.key === 'SPEND_WITH_CRITERIA' ? grouped(wholeUnits(decimal ?? '0')) : grouped(decimal ?? '0'))
  const lines = [
    ...(figure.denominator === null
      ? []
      : [
          say(metric.key === 'SPEND_WITH_CRITERIA' ? 'dashboard.ofEuro' : 'dashboard.ofWhole', {
            numerator: part(figure.numerator),
            denominator: part(figure.denominator),
          }),
        ]),
    say('dashboard.n', { n: grouped(figure.n) }),
    ...(before ? [say('dashboard.before', { value: shown(before), year: yearBefore })] : []),
  ]
  return (
    <>
      <Typography
        component="span"
        sx={{
          display: 'block',
          fontFamily: serif,
          fontSize: { xs: '1.65rem', xl: '1.9rem' },
          fontWeight: 600,
          lineHeight: 1.2,
          fontVariantNumeric: 'lining-nums',
        }}
      >
        {shown(figure)}
      </Typography>
      {lines.map((line) => (
        <Typography key={line} variant="caption" color="textSecondary" component="span" sx={{ display: 'block' }}>
          {line}
        </Typography>
      ))}
    </>
  )
}
