import Button from '@mui/material/Button'
import { useGetIdentity } from 'ra-core'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { HubIdentity } from '../auth-provider.ts'
import { Chip } from '../elements/chips.tsx'
import { ForThose } from '../elements/for-those.tsx'
import { RecordList } from '../elements/record-list.tsx'
import type { Column } from '../elements/record-table.tsx'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { outlookOf, type ProposalRow, proposalStates } from './proposal-source.ts'
import { ProposeDialog } from './propose-dialog.tsx'

export const proposalTone = { OPEN: 'open', DECIDED: 'good', WITHDRAWN: 'quiet' } as const

/** What awaits the committee. A member first sees what still wants its own vote. */
export function ProposalList() {
  const { say, term } = useWords()
  const navigate = useNavigate()
  const { data } = useGetIdentity()
  const { isCommittee = false } = (data as HubIdentity | undefined) ?? {}
  const [isProposing, setProposing] = useState(false)
  const columns: Column<ProposalRow>[] = [
    { name: 'title', label: say('proposal.title'), cell: ({ title }) => title },
    { name: 'kind', label: say('proposal.kind'), width: 190, cell: ({ kind }) => term('decisionKind', kind) },
    { name: 'dueOn', isOneLine: true, label: say('proposal.dueOn'), width: 150, cell: ({ dueOn }) => (dueOn ? dayInWords(dueOn) : null) },
    { name: 'votes', label: say('proposal.votes'), width: 150, cell: ({ outlook }) => votesSoFar(outlook, say) },
    { name: 'state', label: say('proposal.state'), width: 130, cell: ({ state }) => <Chip tone={proposalTone[state]}>{term('proposalState', state)}</Chip> },
  ]
  return (
    <ForThose
      resource="proposals"
      admits={({ isSecretariat, isCommittee: isMember, organisations }) => isSecretariat || isMember || organisations.length > 0}
      notYours={say('proposal.notYours')}
      elsewhere={{ label: say('proposal.toDecisions'), to: '/decisions' }}
    >
      <RecordList<ProposalRow>
        sort={{ field: 'dueOn', order: 'ASC' }}
        filterDefaultValues={{ state: 'OPEN' }}
        columns={columns}
        filters={() => [
          { source: 'state', label: say('proposal.state'), choices: proposalStates.map((code) => [code, term('proposalState', code)]) },
          ...(isCommittee ? [{ source: 'awaitsMe', label: say('proposal.awaitsMe'), choices: [['true', say('proposal.awaitsMeYes')] as const] }] : []),
        ]}
        action={
          <Button variant="contained" size="large" onClick={() => setProposing(true)}>
            {say('proposal.propose')}
          </Button>
        }
      />
      {isProposing && <ProposeDialog onClose={() => setProposing(false)} onDone={(id) => navigate(`/proposals/${encodeURIComponent(id)}/show`)} />}
    </ForThose>
  )
}

function votesSoFar(told: unknown, say: ReturnType<typeof useWords>['say']): string | null {
  const outlook = outlookOf(told)
  if (!outlook) return null
  const { seats, ...cast } = outlook.count
  return say('proposal.votesOf', { cast: cast.for + cast.against + cast.abstained + cast.recused, seats })
}
