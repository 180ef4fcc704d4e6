import { dayOf } from '@cfit/api/pact'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { Refusal, useCommand } from '../elements/use-command.tsx'
import { useWords } from '../words/use-words.ts'
import { type Applicant, ApplicantChoice } from './applicant-choice.tsx'
import { type ReceiveInput, receiveApplication } from './application-commands.ts'

const kinds = ['PROCURING', 'COORDINATING', 'SUPPORT'] as const
const bodies = [
  'NATIONAL_GOVERNMENT',
  'REGIONAL_GOVERNMENT',
  'LOCAL_GOVERNMENT',
  'AGENCY',
  'CENTRAL_PURCHASING_BODY',
  'INTERGOVERNMENTAL',
  'NON_PROFIT',
  'COMPANY',
  'OTHER',
] as const

/** Puts an application on record: who, for what, and since when. The rest is for its own page. */
export function ReceiveDialog({ onClose }: { onClose: () => void }) {
  const { say, term } = useWords()
  const navigate = useNavigate()
  const [applicant, setApplicant] = useState<Applicant>({ name: '', slug: null })
  const command = useCommand(receiveApplication, (id) => navigate(`/applications/${encodeURIComponent(id)}/show`))

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim() || null
    command.run({
      kind: text('kind'),
      name: applicant.slug ? null : applicant.name,
      organisation: applicant.slug,
      organisationKind: text('organisationKind'),
      countryCode: text('countryCode')?.toUpperCase() ?? null,
      receivedOn: text('receivedOn'),
      receivedBy: text('receivedBy'),
      signatoryFunction: text('signatoryFunction'),
    } as ReceiveInput)
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby="receive-title" maxWidth="sm" fullWidth>
      <form onSubmit={send}>
        <DialogTitle id="receive-title">{say('application.receiveTitle')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Typography variant="body2" color="textSecondary">
            {say('application.receiveLead')}
          </Typography>
          <ApplicantChoice onChange={setApplicant} />
          <TextField name="kind" label={say('application.kind')} select required defaultValue="PROCURING">
            {kinds.map((code) => (
              <MenuItem key={code} value={code}>
                {term('applicationKind', code)}
              </MenuItem>
            ))}
          </TextField>
          <Box sx={{ display: applicant.slug ? 'none' : 'grid', gap: 2, gridTemplateColumns: { sm: '2fr 1fr' } }}>
            <TextField name="organisationKind" label={say('application.body')} select defaultValue="">
              <MenuItem value="">{say('application.bodyNotKnown')}</MenuItem>
              {bodies.map((code) => (
                <MenuItem key={code} value={code}>
                  {term('organisationKind', code)}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              name="countryCode"
              label={say('application.countryCode')}
              helperText={say('application.countryCodeHelp')}
              slotProps={{ htmlInput: { pattern: '[A-Za-z]{2}' } }}
            />
          </Box>
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
            <TextField
              name="receivedOn"
              label={say('application.receivedOn')}
              type="date"
              required
              defaultValue={dayOf(new Date())}
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: dayOf(new Date()) } }}
            />
            <TextField name="receivedBy" label={say('application.receivedBy')} select required defaultValue="SECRETARIAT">
              {(['SECRETARIAT', 'STEERING_COMMITTEE'] as const).map((code) => (
                <MenuItem key={code} value={code}>
                  {term('applicationReceiver', code)}
                </MenuItem>
              ))}
            </TextField>
          </Box>
          <TextField name="signatoryFunction" label={say('application.signatoryFunction')} helperText={say('application.neverTheName')} />
          <Refusal command={command} />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{say('command.notNow')}</Button>
          <Button type="submit" variant="contained" disabled={command.isPending}>
            {say('application.record')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
