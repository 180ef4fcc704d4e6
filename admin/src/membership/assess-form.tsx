import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { type FormEvent, useId, useState } from 'react'
import { Chip } from '../elements/chips.tsx'
import { Prose } from '../elements/record-show.tsx'
import { Refusal, useCommand } from '../elements/use-command.tsx'
import { useWords } from '../words/use-words.ts'
import { assessApplication } from './application-commands.ts'
import { type ApplicationRecord, type AssessmentValue, assessmentValues, type Criterion } from './application-source.ts'

interface AssessFormProps {
  application: ApplicationRecord
  criterion: Criterion
  found: { value: AssessmentValue; reason: string } | undefined
  mayAssess: boolean
}

const tones = { MET: 'good', NOT_MET: 'careful', UNCLEAR: 'open' } as const

/** How one criterion was found. What stands is shown; to change it, or to say it first, one opens the form. */
export function AssessForm({ application, criterion, found, mayAssess }: AssessFormProps) {
  const { say, term } = useWords()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const command = useCommand(assessApplication, () => setOpen(false))

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    command.run({
      applicationId: application.id,
      version: application.version,
      criterion,
      value: String(form.get('value')) as AssessmentValue,
      reason: String(form.get('reason') ?? ''),
    })
  }

  return (
    <Box component="section" aria-labelledby={id} sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
      <Typography id={id} component="h3" sx={{ fontWeight: 600, maxWidth: '68ch' }}>
        {term('applicationCriterion', criterion)}
      </Typography>
      {!isOpen && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mt: 0.75 }}>
          <Chip tone={found ? tones[found.value] : 'quiet'}>{found ? term('assessment', found.value) : say('application.notAssessed')}</Chip>
          {mayAssess && (
            <Button size="small" onClick={() => setOpen(true)} aria-describedby={id}>
              {say(found ? 'application.assessAgain' : 'application.assess')}
            </Button>
          )}
        </Box>
      )}
      {!isOpen && found && <Prose>{found.reason}</Prose>}
      {isOpen && (
        <Box component="form" onSubmit={send} sx={{ display: 'grid', gap: 1.5, mt: 1, maxWidth: 640 }}>
          <RadioGroup row name="value" aria-labelledby={id} defaultValue={found?.value ?? ''}>
            {assessmentValues.map((value) => (
              <FormControlLabel key={value} value={value} control={<Radio size="small" required />} label={term('assessment', value)} required={false} />
            ))}
          </RadioGroup>
          <TextField
            name="reason"
            label={say('application.why')}
            required
            multiline
            minRows={2}
            defaultValue={found?.reason ?? ''}
            slotProps={{ htmlInput: { minLength: 3, maxLength: 5000 } }}
          />
          <Refusal command={command} />
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button type="submit" variant="contained" disabled={command.isPending}>
              {say('application.saveAssessment')}
            </Button>
            <Button onClick={() => setOpen(false)}>{say('command.notNow')}</Button>
          </Box>
        </Box>
      )}
    </Box>
  )
}
