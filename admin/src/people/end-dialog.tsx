import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import { useWords } from '../words/use-words.ts'
import type { MandateRow } from './mandate-source.ts'
import { endMandate, Refusal, usePeopleCommand } from './people-commands.tsx'

/** Asks once before a mandate ends, and says what that means. */
export function EndDialog({ mandate, onClose }: { mandate: MandateRow; onClose: () => void }) {
  const { say, term } = useWords()
  const command = usePeopleCommand(endMandate, onClose)
  return (
    <Dialog open onClose={onClose} aria-labelledby="end-title" maxWidth="xs" fullWidth>
      <DialogTitle id="end-title">{say('people.endTitle')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography>{say('people.endLead', { name: mandate.name, function: term('mandateFunction', mandate.function) })}</Typography>
        <Refusal command={command} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{say('people.notNow')}</Button>
        <Button variant="contained" disabled={command.isPending || command.refusal !== null} onClick={() => command.run(mandate.id)}>
          {say('people.endNow')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
