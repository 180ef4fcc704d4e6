import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { type FormEvent, useState } from 'react'
import type { HubIdentity } from '../auth-provider.ts'
import { Refusal, useCommand } from '../elements/use-command.tsx'
import { useWords } from '../words/use-words.ts'
import { type MandateFunction, mandateFunctions } from './mandate-source.ts'
import { OrganisationChoice } from './organisation-choice.tsx'
import { invitePerson } from './people-commands.ts'

interface InviteDialogProps {
  identity: HubIdentity
  onClose: () => void
  onInvited: (name: string) => void
}

/** Invites somebody: the Secretariat to anything, an administrator to contribute for the own organisation. */
export function InviteDialog({ identity, onClose, onInvited }: InviteDialogProps) {
  const { say, term } = useWords()
  const { isSecretariat, administers } = identity
  const [does, setDoes] = useState<MandateFunction>('CONTRIBUTOR')
  const [slug, setSlug] = useState<string | null>(isSecretariat ? null : (administers[0]?.slug ?? null))
  const [isDeputy, setDeputy] = useState(false)
  const [name, setName] = useState('')
  const command = useCommand(invitePerson, () => onInvited(name))

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    setName(text('name'))
    command.run({
      name: text('name'),
      email: text('email'),
      function: does,
      organisation: does === 'SECRETARIAT' ? null : slug,
      isDeputy: does === 'STEERING_COMMITTEE' && isDeputy,
    })
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby="invite-title" maxWidth="sm" fullWidth>
      <form onSubmit={send}>
        <DialogTitle id="invite-title">{say('people.inviteTitle')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Typography variant="body2" color="textSecondary">
            {say('people.inviteLead')}
          </Typography>
          <TextField name="name" label={say('people.name')} required autoFocus autoComplete="off" slotProps={{ htmlInput: { minLength: 2, maxLength: 120 } }} />
          <TextField name="email" type="email" label={say('people.email')} required autoComplete="off" slotProps={{ htmlInput: { maxLength: 254 } }} />
          {isSecretariat && (
            <TextField
              label={say('people.function')}
              select
              value={does}
              helperText={say(`people.functionNote.${does}`)}
              onChange={({ target }) => setDoes(target.value as MandateFunction)}
            >
              {mandateFunctions.map((code) => (
                <MenuItem key={code} value={code}>
                  {term('mandateFunction', code)}
                </MenuItem>
              ))}
            </TextField>
          )}
          {isSecretariat && does !== 'SECRETARIAT' && (
            <OrganisationChoice
              isRequired={does !== 'STEERING_COMMITTEE'}
              note={say(does === 'STEERING_COMMITTEE' ? 'people.seatNote' : 'people.organisationNote')}
              onChoose={setSlug}
            />
          )}
          {does === 'STEERING_COMMITTEE' && (
            <FormControlLabel
              control={<Checkbox size="small" checked={isDeputy} onChange={(_event, isOn) => setDeputy(isOn)} />}
              label={say('people.standsIn')}
            />
          )}
          {!isSecretariat && administers.length > 1 && (
            <TextField label={say('people.chooseOrganisation')} select value={slug ?? ''} onChange={({ target }) => setSlug(target.value)}>
              {administers.map((organisation) => (
                <MenuItem key={organisation.slug} value={organisation.slug}>
                  {organisation.name}
                </MenuItem>
              ))}
            </TextField>
          )}
          {!isSecretariat && administers.length === 1 && <Typography variant="body2">{`${term('mandateFunction', does)}: ${administers[0]?.name}`}</Typography>}
          <Refusal command={command} />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{say('people.notNow')}</Button>
          <Button type="submit" variant="contained" disabled={command.isPending}>
            {say('people.send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
