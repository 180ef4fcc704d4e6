import Box from '@mui/material/Box'
import { visuallyHidden } from '@mui/utils'
import { ChartFigure } from '../elements/chart-figure.tsx'
import { impactCategories, strategies } from '../procurement/codes.ts'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { type DashboardData, figureOf, metricOf } from './dashboard-source.ts'

/** Which strategy and impact category the practices of a year speak to. A matrix is its own table. */
export function PracticeMatrix({ data, year }: { data: DashboardData; year: number }) {
  const { say, term } = useWords()
  const metric = metricOf(data, 'PRACTICE_CODES')
  const total = figureOf(data.practiceCodes, year)
  const cells = strategies.map((strategy) => ({
    strategy,
    counts: impactCategories.map((impactCategory) => ({
      impactCategory,
      count: Number(figureOf(data.practicesByCode, year, { strategy, impact_category: impactCategory })?.value ?? 0),
    })),
  }))
  const all = cells.flatMap(({ strategy, counts }) => counts.map((cell) => ({ strategy, ...cell })))
  const most = all.reduce((best, cell) => (cell.count > best.count ? cell : best), {
    strategy: strategies[0],
    impactCategory: impactCategories[0],
    count: 0,
  } as (typeof all)[number])
  const picture = (
    <Box
      component="table"
      sx={{
        width: '100%',
        borderCollapse: 'collapse',
        fontSize: '0.8125rem',
        tableLayout: 'fixed',
        '& th': { fontWeight: 500, color: 'text.secondary', p: 0.75, verticalAlign: 'bottom' },
      }}
    >
      <caption style={visuallyHidden as object}>{say('chart.practices.caption', { year })}</caption>
      <thead>
        <tr>
          <Box component="td" sx={{ width: '24%' }} />
          {impactCategories.map((category) => (
            <th key={category} scope="col">
              <Box
                component="span"
                sx={{ display: 'inline-block', writingMode: { xs: 'vertical-rl', sm: 'horizontal-tb' }, transform: { xs: 'rotate(180deg)', sm: 'none' } }}
              >
                {term('impactShort', category)}
              </Box>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.map(({ strategy, counts }) => (
          <Box component="tr" key={strategy} sx={{ borderTop: 1, borderColor: 'divider' }}>
            <Box
              component="th"
              scope="row"
              sx={{ textAlign: 'left', pl: '0 !important', color: 'text.primary !important', verticalAlign: 'middle !important' }}
            >
              {term('strategy', strategy)}
            </Box>
            {counts.map(({ impactCategory, count }) => (
              <Box component="td" key={impactCategory} sx={{ textAlign: 'center', height: 54, p: 0.5 }}>
                <Dot count={count} most={most.count} colour={strategy} />
              </Box>
            ))}
          </Box>
        ))}
      </tbody>
    </Box>
  )
  return (
    <ChartFigure
      title={say('chart.practices.title', {
        smart_count: most.count,
        strategy: term('strategy', most.strategy).toLowerCase(),
        category: term('impactCategory', most.impactCategory).toLowerCase(),
        year,
      })}
      subtitle={say('chart.practices.subtitle', { year, total: grouped(total?.value ?? '0'), n: total?.n ?? 0 })}
      drawing={total ? { picture } : null}
      notCollected={say('chart.practices.none', { year })}
      definition={metric}
      table={{
        columns: [say('frame.strategy'), ...impactCategories.map((category) => ({ label: term('impactCategory', category), isNumber: true }))],
        rows: cells.map(({ strategy, counts }) => [term('strategy', strategy), ...counts.map(({ count }) => String(count))]),
      }}
    />
  )
}

/** A dot whose area follows the count, which stands beside it. */
function Dot({ count, most, colour }: { count: number; most: number; colour: (typeof strategies)[number] }) {
  const size = count === 0 ? 0 : Math.max(8, Math.round(30 * Math.sqrt(count / most)))
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, color: count === 0 ? 'text.secondary' : 'text.primary' }}>
      {size > 0 && (
        <Box
          component="span"
          aria-hidden
          sx={{ width: size, height: size, borderRadius: '50%', bgcolor: (theme) => theme.hub.strategy[colour], flexShrink: 0 }}
        />
      )}
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {count}
      </Box>
    </Box>
  )
}
