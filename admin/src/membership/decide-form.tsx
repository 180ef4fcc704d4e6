import { dayOf } from '@cfit/api/pact'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormLabel from '@mui/material/FormLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { type FormEvent, useId } from 'react'
import { Refusal, useCommand } from '../elements/use-command.tsx'
import { useWords } from '../words/use-words.ts'
import { decideApplication } from './application-commands.ts'
import type { ApplicationRecord } from './application-source.ts'

const votes = ['votesFor', 'votesAgainst', 'abstentions', 'recusals'] as const

/** The Steering Committee's decision, put on record. */
export function DecideForm({ application }: { application: ApplicationRecord }) {
  const { say } = useWords()
  const id = useId()
  const command = useCommand(decideApplication)

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    command.run({
      applicationId: application.id,
      version: application.version,
      outcome: text('outcome') as 'APPROVED' | 'REFUSED',
      decidedOn: text('decidedOn'),
      reason: text('reason') || null,
      ...Object.fromEntries(votes.map((name) => [name, text(name) === '' ? null : Number(text(name))])),
    })
  }

  return (
    <Box component="form" onSubmit={send} sx={{ display: 'grid', gap: 2, maxWidth: 640 }}>
      <Typography variant="body2" color="textSecondary">
        {say(application.kind === 'SUPPORT' ? 'application.becomesSupporter' : 'application.becomesParticipant')}
      </Typography>
      <Box>
        <FormLabel id={id} sx={{ fontSize: '0.9rem' }}>
          {say('application.committeeDecided')}
        </FormLabel>
        <RadioGroup row name="outcome" aria-labelledby={id} defaultValue="">
          {(['APPROVED', 'REFUSED'] as const).map((code) => (
            <FormControlLabel key={code} value={code} control={<Radio size="small" required />} label={say(`application.outcome.${code}`)} required={false} />
          ))}
        </RadioGroup>
      </Box>
      <TextField
        name="decidedOn"
        label={say('application.decidedOn')}
        type="date"
        required
        defaultValue={dayOf(new Date())}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: application.receivedOn, max: dayOf(new Date()) } }}
        sx={{ maxWidth: 220 }}
      />
      <Box role="group" aria-labelledby={`${id}-votes`} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' } }}>
        <Typography id={`${id}-votes`} variant="body2" color="textSecondary" sx={{ gridColumn: '1 / -1' }}>
          {say('votes.title')}
        </Typography>
        {votes.map((name) => (
          <TextField key={name} name={name} type="number" label={say(`votes.${name}Label`)} slotProps={{ htmlInput: { min: 0, max: 1000, step: 1 } }} />
        ))}
      </Box>
      <TextField
        name="reason"
        label={say('application.reason')}
        helperText={say('application.reasonNote')}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 5000 } }}
      />
      <Refusal command={command} />
      <Box>
        <Button type="submit" variant="contained" size="large" disabled={command.isPending}>
          {say('application.recordDecision')}
        </Button>
      </Box>
    </Box>
  )
}
