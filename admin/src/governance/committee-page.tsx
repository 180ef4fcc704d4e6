import { dayOf } from '@cfit/api/pact'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link as RouterLink } from 'react-router-dom'
import { isSignedIn } from '../auth-provider.ts'
import { Chip } from '../elements/chips.tsx'
import { Empty, Page, Section } from '../elements/page.tsx'
import { PlainTable } from '../elements/plain-table.tsx'
import { Rulings } from '../elements/rulings.tsx'
import { Waiting } from '../elements/waiting.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { CommitteeDialogs, type OpenDialog } from './committee-dialogs.tsx'
import { type CommitteeTold, readCommittee, type SeatTold } from './committee-source.ts'
import { Meetings } from './meetings.tsx'

/** The Steering Committee: its seats and chair, what the Pact says of them, how it decides, when it met. */
export function CommitteePage() {
  const { say } = useWords()
  const today = dayOf(new Date())
  const { data, error, refetch } = useQuery({ queryKey: ['committee', today, isSignedIn()], queryFn: ({ signal }) => readCommittee(today, signal) })
  if (error && !data) {
    return (
      <Page title={say('committee.title')} lead={say('list.failed', { reason: error.message })}>
        <Button variant="outlined" onClick={() => refetch()}>
          {say('list.again')}
        </Button>
      </Page>
    )
  }
  return data ? <Shown told={data} today={today} /> : <Waiting lines={10} />
}

function Shown({ told, today }: { told: CommitteeTold; today: string }) {
  const { say, term } = useWords()
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const { committee, seats, meetings, decisions } = told
  const mayKeep = committee.canKeep.allowed
  const leads = (seat: SeatTold) => nodes(seat.chairs).some(({ since, until }) => since <= today && (until === null || until >= today))
  return (
    <Page title={say('committee.title')} lead={say('committee.lead')}>
      <Box component="nav" aria-label={say('committee.more')} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 1, mb: 4 }}>
        {(['decisions', 'pact-changes', ...(isSignedIn() ? (['terminations'] as const) : [])] as const).map((noun) => (
          <Link key={noun} component={RouterLink} to={`/${noun}`} variant="body2">
            {say(`resources.${noun}.name`, { smart_count: 2 })}
          </Link>
        ))}
      </Box>
      <Section title={say('committee.seats')} count={committee.members}>
        <PlainTable
          caption={say('committee.seats')}
          columns={[say('committee.seat'), say('committee.since'), ...(mayKeep ? [say('committee.act')] : [])]}
          rows={nodes(seats).map((seat) => [
            <Box key="name" component="span" sx={{ display: 'inline-flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
              {seat.organisation ? (
                <Link component={RouterLink} to={`/participants/${seat.organisation.slug}/show`}>
                  {seat.organisation.name}
                </Link>
              ) : (
                term('seatKind', seat.kind)
              )}
              {leads(seat) && <Chip tone="open">{say('committee.chair')}</Chip>}
            </Box>,
            seat.until ? say('organisation.fromTo', { from: dayInWords(seat.since), to: dayInWords(seat.until) }) : dayInWords(seat.since),
            ...(mayKeep
              ? [
                  <Box key="act" component="span" sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
                    {seat.kind === 'MEMBER' && !leads(seat) && (
                      <Button
                        size="small"
                        onClick={() => setDialog({ act: 'chair', seat })}
                        aria-label={say('committee.electOf', { name: seat.organisation?.name ?? '' })}
                      >
                        {say('committee.elect')}
                      </Button>
                    )}
                    {seat.until === null && (
                      <Button
                        size="small"
                        onClick={() => setDialog({ act: 'end', seat })}
                        aria-label={say('committee.endOf', { name: seat.organisation?.name ?? term('seatKind', seat.kind) })}
                      >
                        {say('committee.end')}
                      </Button>
                    )}
                  </Box>,
                ]
              : []),
          ])}
        />
        {nodes(seats).length === 0 && <Empty>{say('committee.noSeats')}</Empty>}
        {mayKeep && (
          <Button variant="outlined" sx={{ mt: 2 }} onClick={() => setDialog({ act: 'give' })}>
            {say('committee.give')}
          </Button>
        )}
      </Section>
      <Section title={say('committee.pactSays')} note={say('ruling.voluntary')}>
        <Rulings rulings={committee.rulings} />
      </Section>
      <Section title={say('committee.rules')} note={say('committee.rulesNote')}>
        {committee.rules ? <RulesInWords rules={committee.rules} /> : <Empty>{say('committee.noRules')}</Empty>}
        {mayKeep && nodes(told.rulesDecisions).length > 0 && (
          <Button variant="outlined" sx={{ mt: 2 }} onClick={() => setDialog({ act: 'rules', decisions: nodes(told.rulesDecisions) })}>
            {say('committee.recordRules')}
          </Button>
        )}
      </Section>
      <Section title={say('committee.decisions')}>
        {nodes(decisions).length === 0 ? (
          <Empty>{say('resources.decisions.empty')}</Empty>
        ) : (
          <Box component="ul" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.75 }}>
            {nodes(decisions).map(({ id, kind, title, outcome, decidedOn }) => (
              <li key={id}>
                <Link component={RouterLink} to={`/decisions/${encodeURIComponent(id)}/show`}>
                  {title || term('decisionKind', kind)}
                </Link>{' '}
                <Typography component="span" variant="body2" color="textSecondary">
                  {term('decisionOutcome', outcome)}, {dayInWords(decidedOn)}
                </Typography>
              </li>
            ))}
          </Box>
        )}
        <Link component={RouterLink} to="/decisions" variant="body2" sx={{ display: 'inline-block', mt: 1.5 }}>
          {say('committee.allDecisions')}
        </Link>
      </Section>
      <Meetings meetings={nodes(meetings)} mayPlan={mayKeep} onAct={setDialog} />
      <CommitteeDialogs dialog={dialog} seats={nodes(seats)} onClose={() => setDialog(null)} />
    </Page>
  )
}

function RulesInWords({ rules }: { rules: NonNullable<CommitteeTold['committee']['rules']> }) {
  const { say } = useWords()
  const lines = [
    rules.quorumNumerator === 0
      ? say('committee.rule.noQuorum')
      : say('committee.rule.quorum', { numerator: rules.quorumNumerator, denominator: rules.quorumDenominator }),
    say(`committee.rule.majority.${rules.majorityOf}.${rules.majorityIsInclusive ? 'least' : 'more'}`, {
      numerator: rules.majorityNumerator,
      denominator: rules.majorityDenominator,
    }),
    say(`committee.rule.tie.${rules.tie}`),
    say(rules.secretariatVotes ? 'committee.rule.secretariatVotes' : 'committee.rule.secretariatAdvises'),
  ]
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.5, maxWidth: '68ch' }}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
      <li>{say('committee.rule.since', { day: dayInWords(rules.since) })}</li>
    </Box>
  )
}
