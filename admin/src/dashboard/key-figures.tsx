import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { serif } from '../look/theme.ts'
import { grouped, percent } from '../words/number.ts'
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

function shown(figure: Figure & { value: string }): string {
  return figure.unit === 'share' ? percent(figure.value) : grouped(figure.value)
}

/** The year in eight figures, each with how many stand behind it and what it was the year before. */
export function KeyFigures({ data, year }: { data: DashboardData; year: number }) {
  const { say } = useWords()
  return (
    <Box component="section" aria-label={say('dashboard.eight', { year })}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, minmax(0, 1fr))', lg: 'repeat(4, minmax(0, 1fr))' },
          columnGap: { xs: 2, md: 3 },
          rowGap: 3,
        }}
      >
        {eight.map(([field, key]) => {
          const metric = metricOf(data, key)
          const figure = figureOf(data[field], year)
          const before = figureOf(data[field], year - 1)
          const isShare = figure?.denominator !== null
          return (
            <Box key={key} sx={{ borderTop: 1, borderColor: 'text.primary', pt: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
              <Typography component="dt" variant="caption" sx={{ lineHeight: 1.3, fontWeight: 550, minHeight: '2.6em', mb: 0.5 }}>
                {say(`figure.${key}`, { _: metric.label })}
              </Typography>
              <Box component="dd" sx={{ m: 0 }}>
                {figure ? (
                  <>
                    <Typography
                      component="span"
                      sx={{
                        display: 'block',
                        fontFamily: serif,
                        fontSize: { xs: '1.65rem', xl: '1.9rem' },
                        fontWeight: 600,
                        lineHeight: 1.15,
                        fontVariantNumeric: 'lining-nums',
                      }}
                    >
                      {shown(figure)}
                    </Typography>
                    <Typography variant="caption" color="text.secondary" component="span" sx={{ display: 'block', mt: 0.5 }}>
                      {isShare && key !== 'SPEND_WITH_CRITERIA'
                        ? say('dashboard.ofWhole', { numerator: grouped(figure.numerator ?? '0'), denominator: grouped(figure.denominator ?? '0') })
                        : null}
                      {isShare && key !== 'SPEND_WITH_CRITERIA' ? '; ' : null}
                      {say('dashboard.n', { n: grouped(figure.n), what: metric.n })}
                    </Typography>
                    {before && (
                      <Typography variant="caption" color="text.secondary" component="span" sx={{ display: 'block' }}>
                        {say('dashboard.before', { value: shown(before), year: year - 1 })}
                      </Typography>
                    )}
                  </>
                ) : (
                  <Typography component="span" variant="body2" color="text.secondary">
                    {say('dashboard.notCollected')}
                  </Typography>
                )}
              </Box>
            </Box>
          )
        })}
      </Box>
    </Box>
  )
}
