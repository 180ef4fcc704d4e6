import { dayOf, daysBetween } from '@cfit/api/pact'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useQuery } from '@tanstack/react-query'
import { Link as RouterLink, useSearchParams } from 'react-router-dom'
import { isSignedIn } from '../auth-provider.ts'
import { Page } from '../elements/page.tsx'
import { Waiting } from '../elements/waiting.tsx'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { CommitmentChart, StrategyChart } from './commitments.tsx'
import { type DashboardData, readDashboard } from './dashboard-source.ts'
import { DemandChart } from './demand.tsx'
import { KeyFigures } from './key-figures.tsx'
import { PracticeMatrix } from './practice-matrix.tsx'
import { ResponseChart } from './response.tsx'
import { TenderChart } from './tenders.tsx'

/** What the participants do together, year by year. */
export function Dashboard() {
  const { say } = useWords()
  const { data, error, refetch } = useQuery({ queryKey: ['dashboard', isSignedIn()], queryFn: ({ signal }) => readDashboard(signal), staleTime: 0 })
  if (error && !data) {
    return (
      <Page title={say('dashboard.title')} lead={say('list.failed', { reason: error.message })}>
        <Button variant="outlined" onClick={() => refetch()}>
          {say('list.again')}
        </Button>
      </Page>
    )
  }
  return data ? <Shown data={data} /> : <Waiting lines={12} />
}

function Shown({ data }: { data: DashboardData }) {
  const { say } = useWords()
  const [parameters, setParameters] = useSearchParams()
  const years = data.campaigns.map((campaign) => campaign.year)
  const asked = Number(parameters.get('year'))
  const year = years.includes(asked) ? asked : years[0]
  const campaign = data.campaigns.find((each) => each.year === year)
  if (year === undefined || !campaign) return <Page title={say('dashboard.title')} lead={say('dashboard.noCampaign')} />
  return (
    <Page
      title={say('dashboard.title')}
      lead={
        <>
          <Typography component="p">{say('dashboard.lead')}</Typography>
          {campaign.isFictional && (
            <Typography component="p" variant="body2" sx={{ mt: '6px !important' }}>
              {say('dashboard.fictional')}
            </Typography>
          )}
        </>
      }
      action={
        <TextField
          select
          size="small"
          label={say('dashboard.year')}
          value={String(year)}
          onChange={(event) => setParameters({ year: event.target.value }, { replace: true })}
          slotProps={{ select: { native: true } }}
          sx={{ minWidth: 110 }}
        >
          {years.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </TextField>
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 4, lg: 5 },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 8fr)' },
          mb: { xs: 4, md: 6 },
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <ResponseChart data={data} year={year} />
          <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
            {say(`dashboard.${campaign.closedOn ? 'closed' : daysBetween(dayOf(new Date()), campaign.dueOn) < 0 ? 'overdue' : 'open'}`, {
              day: dayInWords(campaign.closedOn ?? campaign.dueOn),
            })}{' '}
            <Link component={RouterLink} to={`/submissions?filter=${encodeURIComponent(JSON.stringify({ year: String(year) }))}`}>
              {say('dashboard.toSubmissions')}
            </Link>
          </Typography>
        </Box>
        <KeyFigures data={data} year={year} />
      </Box>
      <Box sx={{ display: 'grid', columnGap: 5, rowGap: { xs: 5, md: 6 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' } }}>
        <Box sx={{ gridColumn: { lg: '1 / -1' }, minWidth: 0 }}>
          <CommitmentChart data={data} year={year} />
        </Box>
        <StrategyChart data={data} year={year} />
        <TenderChart data={data} year={year} />
        <DemandChart data={data} year={year} />
        <PracticeMatrix data={data} year={year} />
      </Box>
    </Page>
  )
}
