import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { Refusal, useCommand } from '../elements/use-command.tsx'
import { useWords } from '../words/use-words.ts'
import { castVote } from './governance-commands.ts'
import type { Outlook, ProposalRecord } from './proposal-source.ts'

const values = ['FOR', 'AGAINST', 'ABSTAINED', 'RECUSED'] as const

/** One tap is a vote; a comment may go with it. What was said can be said otherwise while the proposal is open. */
export function VoteButtons({ proposal, seats }: { proposal: ProposalRecord; seats: Outlook['ownSeats'] }) {
  const { say, term } = useWords()
  const [comment, setComment] = useState('')
  const command = useCommand(castVote, () => setComment(''))
  const [seat] = seats
  return (
    <Box sx={{ display: 'grid', gap: 2, maxWidth: 640 }}>
      <TextField
        label={say('proposal.comment')}
        helperText={say('proposal.commentHelp')}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        multiline
        slotProps={{ htmlInput: { maxLength: 5000 } }}
      />
      <Box role="group" aria-label={say('proposal.yourVote')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {values.map((value) => (
          <Button
            key={value}
            size="large"
            variant={seat?.value === value ? 'contained' : 'outlined'}
            aria-pressed={seat?.value === value}
            disabled={command.isPending}
            onClick={() =>
              command.run({
                proposalId: proposal.id,
                contentHash: proposal.contentHash,
                value,
                comment: comment.trim() || null,
                ...(seats.length > 1 && seat ? { seatId: btoa(`Seat:${seat.seatId}`) } : {}),
              })
            }
          >
            {term('voteValue', value)}
          </Button>
        ))}
      </Box>
      <Refusal command={command} />
    </Box>
  )
}
