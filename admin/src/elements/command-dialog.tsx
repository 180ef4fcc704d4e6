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
import { type FormEvent, useId } from 'react'
import { useWords } from '../words/use-words.ts'
import { type Answer, Refusal, useCommand } from './use-command.tsx'

/** One field of a dialog. What is left empty is sent as null. */
export interface CommandField {
  name: string
  label: string
  kind?: 'line' | 'text' | 'day' | 'number' | 'yes'
  choices?: readonly (readonly [value: string, label: string])[]
  isRequired?: boolean
  initial?: string | number | boolean | null
  help?: string
  min?: string | number
  max?: string | number
}

export type Told = Record<string, string | number | boolean | null>

interface CommandDialogProps {
  title: string
  lead?: string
  fields: readonly CommandField[]
  submit: string
  command: (told: Told) => Promise<Answer>
  onClose: () => void
  onDone?: (id: string) => void
}

/** A command with what it needs to be told: a dialog that stays open until the hub has accepted it. */
export function CommandDialog({ title, lead, fields, submit, command, onClose, onDone }: CommandDialogProps) {
  const { say } = useWords()
  const id = useId()
  const running = useCommand(command, (changed) => {
    onDone?.(changed)
    onClose()
  })

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    running.run(
      Object.fromEntries(
        fields.map(({ name, kind }) => {
          const text = String(form.get(name) ?? '').trim()
          if (kind === 'yes') return [name, form.get(name) !== null]
          return [name, text === '' ? null : kind === 'number' ? Number(text) : text]
        }),
      ),
    )
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <form onSubmit={send}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {lead && (
            <Typography variant="body2" color="textSecondary">
              {lead}
            </Typography>
          )}
          {fields.map((field, index) => (
            <Field key={field.name} field={field} isFirst={index === 0} />
          ))}
          <Refusal command={running} />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{say('command.notNow')}</Button>
          <Button type="submit" variant="contained" disabled={running.isPending}>
            {submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function Field({
  field: { name, label, kind = 'line', choices, isRequired = false, initial, help, min, max },
  isFirst,
}: {
  field: CommandField
  isFirst: boolean
}) {
  if (kind === 'yes') return <FormControlLabel control={<Checkbox name={name} defaultChecked={initial === true} />} label={label} />
  const hasNone = choices?.some(([value]) => value === '') === true
  return (
    <TextField
      name={name}
      label={label}
      required={isRequired}
      defaultValue={initial ?? ''}
      helperText={help}
      autoFocus={isFirst && !choices}
      {...(choices ? { select: true } : {})}
      {...(kind === 'text' ? { multiline: true, minRows: 3 } : {})}
      {...(kind === 'day' ? { type: 'date' } : kind === 'number' ? { type: 'number' } : {})}
      slotProps={{
        ...(kind === 'day' || hasNone ? { inputLabel: { shrink: true } } : {}),
        ...(hasNone ? { select: { displayEmpty: true } } : {}),
        htmlInput: { min, max },
      }}
    >
      {choices?.map(([value, text]) => (
        <MenuItem key={value} value={value}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  )
}
