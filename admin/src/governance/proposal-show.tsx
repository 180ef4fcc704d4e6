import { dayOf } from '@cfit/api/pact'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { Link as RouterLink } from 'react-router-dom'
import { Chip, Chips } from '../elements/chips.tsx'
import { CommandDialog } from '../elements/command-dialog.tsx'
import { Hash } from '../elements/hash.tsx'
import { Beside, Empty, Facts, Page, Section } from '../elements/page.tsx'
import { PlainTable } from '../elements/plain-table.tsx'
import { Prose, RecordShow } from '../elements/record-show.tsx'
import { Rulings } from '../elements/rulings.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { outcomeTone } from './decision-list.tsx'
import { decideProposal, reviseProposal, withdrawProposal } from './governance-commands.ts'
import { proposalTone } from './proposal-list.tsx'
import { outlookOf, type ProposalRecord } from './proposal-source.ts'
import { VoteButtons } from './vote-buttons.tsx'
import { votesInWords } from './votes.ts'

export function ProposalShow() {
  return <RecordShow<ProposalRecord>>{(proposal) => <Shown proposal={proposal} />}</RecordShow>
}

const subjectPages: Record<string, string> = { Application: 'applications', Termination: 'terminations' }

function Shown({ proposal }: { proposal: ProposalRecord }) {
  const { say, term } = useWords()
  const { kind, title, text, state, openedOn, dueOn, contentHash, subjectType, subjectId, requestedBy, withdrawnBecause } = proposal
  const outlook = outlookOf(proposal.outlook)
  const [decision] = nodes(proposal.decisions)
  const subjectPage = subjectType ? subjectPages[subjectType] : undefined
  const votes = nodes(proposal.votes)
  return (
    <Page
      title={title}
      above={{ label: say('resources.proposals.name', { smart_count: 2 }), to: '/proposals' }}
      lead={
        <Chips>
          <Chip tone={proposalTone[state]}>{term('proposalState', state)}</Chip>
          <Chip>{term('decisionKind', kind)}</Chip>
        </Chips>
      }
    >
      <Beside
        aside={
          <Facts
            facts={[
              [say('proposal.openedOn'), dayInWords(openedOn)],
              [say('proposal.dueOn'), dueOn ? dayInWords(dueOn) : say('proposal.noDueDay')],
              ...(requestedBy ? [[say('proposal.requestedBy'), requestedBy.name] as const] : []),
              ...(subjectPage && subjectId
                ? [
                    [
                      say('proposal.about'),
                      <Link key="subject" component={RouterLink} to={`/${subjectPage}/${encodeURIComponent(subjectId)}/show`}>
                        {say('proposal.openSubject')}
                      </Link>,
                    ] as const,
                  ]
                : []),
              [say('decision.hash'), <Hash key="hash" hash={contentHash} />],
            ]}
          />
        }
      >
        <Section title={say('decision.words')}>
          <Prose>{text}</Prose>
        </Section>
        {proposal.canVote.allowed && outlook && outlook.ownSeats.length > 0 && (
          <Section title={say('proposal.yourVote')} note={say('proposal.yourVoteNote')}>
            <VoteButtons key={proposal.version} proposal={proposal} seats={outlook.ownSeats} />
          </Section>
        )}
        {outlook && (
          <Section title={say('proposal.votes')} count={say('proposal.votesOf', { cast: votes.length, seats: outlook.count.seats })}>
            {votes.length === 0 ? (
              <Empty>{say('proposal.nobodyVoted')}</Empty>
            ) : (
              <PlainTable
                caption={say('proposal.votes')}
                columns={[say('committee.seat'), say('proposal.vote'), say('proposal.comment')]}
                rows={votes.map(({ seat, value, comment, byDeputy }) => [
                  seat.organisation?.name ?? term('seatKind', seat.kind),
                  byDeputy ? say('proposal.byDeputy', { vote: term('voteValue', value) }) : term('voteValue', value),
                  comment ?? '',
                ])}
              />
            )}
          </Section>
        )}
        {withdrawnBecause && (
          <Section title={term('proposalState', 'WITHDRAWN')}>
            <Prose>{withdrawnBecause}</Prose>
          </Section>
        )}
        <Section title={say('decision.name')} {...(state === 'OPEN' && outlook ? { note: say('ruling.voluntary') } : {})}>
          {decision ? (
            <Box sx={{ p: { xs: 2, sm: 2.5 }, bgcolor: (theme) => theme.hub.tint, borderRadius: 1, display: 'grid', gap: 1, justifyItems: 'start' }}>
              <Chip tone={outcomeTone[decision.outcome]}>{term('decisionOutcome', decision.outcome)}</Chip>
              <Typography variant="body2">
                {dayInWords(decision.decidedOn)}, {votesInWords(decision, say)}
              </Typography>
              <Link component={RouterLink} to={`/decisions/${encodeURIComponent(decision.id)}/show`} variant="body2">
                {say('decision.open')}
              </Link>
            </Box>
          ) : (
            <>
              {outlook && (
                <>
                  <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
                    {say('proposal.ifYesToday')}
                  </Typography>
                  <Rulings rulings={outlook.rulings} />
                </>
              )}
              {state === 'OPEN' && <Acts proposal={proposal} />}
            </>
          )}
        </Section>
      </Beside>
    </Page>
  )
}

/** What can be done with an open proposal: decide it, change its words, take it back. */
function Acts({ proposal }: { proposal: ProposalRecord }) {
  const { say } = useWords()
  const [open, setOpen] = useState<'decide' | 'revise' | 'withdraw' | null>(null)
  const { id, version, title, text, dueOn, canDecide, canRevise } = proposal
  const close = () => setOpen(null)
  const proposalId = id
  if (!canDecide.allowed && !canRevise.allowed) return null
  return (
    <Box sx={{ mt: 3, display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
      {canDecide.allowed && (
        <Button variant="contained" onClick={() => setOpen('decide')}>
          {say('proposal.decide')}
        </Button>
      )}
      {canRevise.allowed && (
        <>
          <Button variant="outlined" onClick={() => setOpen('revise')}>
            {say('proposal.revise')}
          </Button>
          <Button variant="outlined" onClick={() => setOpen('withdraw')}>
            {say('proposal.withdraw')}
          </Button>
        </>
      )}
      {open === 'decide' && (
        <CommandDialog
          title={say('proposal.decide')}
          lead={say('proposal.decideLead')}
          fields={[
            {
              name: 'outcome',
              label: say('proposal.committeeSaid'),
              isRequired: true,
              choices: [
                ['yes', say('proposal.yes')],
                ['no', say('proposal.no')],
              ],
            },
            { name: 'decidedOn', label: say('decision.decidedOn'), kind: 'day', isRequired: true, initial: dayOf(new Date()), max: dayOf(new Date()) },
            {
              name: 'meetingId',
              label: say('decision.takenIn'),
              choices: [
                ['', say('decision.inWriting')],
                ...nodes(proposal.meetings).map((meeting) => [meeting.id, say('decision.meetingOf', { day: dayInWords(meeting.heldOn) })] as const),
              ],
            },
            { name: 'reason', label: say('decision.reason'), kind: 'text', help: say('proposal.reasonHelp') },
          ]}
          submit={say('proposal.record')}
          command={({ outcome, decidedOn, meetingId, reason }) =>
            decideProposal({
              proposalId,
              version,
              isYes: outcome === 'yes',
              decidedOn: String(decidedOn),
              reason: reason === null ? null : String(reason),
              ...(meetingId ? { meetingId: String(meetingId) } : {}),
            })
          }
          onClose={close}
        />
      )}
      {open === 'revise' && (
        <CommandDialog
          title={say('proposal.revise')}
          lead={say('proposal.reviseLead')}
          fields={[
            { name: 'title', label: say('proposal.title'), isRequired: true, initial: title },
            { name: 'text', label: say('proposal.text'), kind: 'text', isRequired: true, initial: text },
            { name: 'dueOn', label: say('proposal.dueOn'), kind: 'day', initial: dueOn && dueOn >= dayOf(new Date()) ? dueOn : '' },
          ]}
          submit={say('proposal.saveRevision')}
          command={(told) =>
            reviseProposal({
              proposalId,
              version,
              title: String(told['title'] ?? ''),
              text: String(told['text'] ?? ''),
              dueOn: told['dueOn'] === null ? null : String(told['dueOn']),
            })
          }
          onClose={close}
        />
      )}
      {open === 'withdraw' && (
        <CommandDialog
          title={say('proposal.withdraw')}
          fields={[{ name: 'reason', label: say('decision.reason'), kind: 'text', isRequired: true }]}
          submit={say('proposal.withdraw')}
          command={({ reason }) => withdrawProposal({ proposalId, version, reason: String(reason ?? '') })}
          onClose={close}
        />
      )}
    </Box>
  )
}
