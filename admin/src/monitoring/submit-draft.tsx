import Alert from '@mui/material/Alert'
import AlertTitle from '@mui/material/AlertTitle'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import { useMutation } from '@tanstack/react-query'
import { useDataProvider, useRefresh } from 'ra-core'
import { useState } from 'react'
import type { HubDataProvider } from '../data-provider.ts'
import { useWords } from '../words/use-words.ts'
import type { AnswerCounts } from './asked.ts'
import type { SubmissionRecord } from './submission-source.ts'

/** Submits the draft, after one sentence that says what becomes public. A refusal is told where it happened, with what to do. */
export function SubmitDraft({ submission, counts }: { submission: SubmissionRecord; counts: AnswerCounts }) {
  const { say } = useWords()
  const refresh = useRefresh()
  const provider = useDataProvider<HubDataProvider>()
  const [isOpen, setOpen] = useState(false)
  const submit = useMutation({
    mutationFn: () => provider.submitSubmission(submission.id, submission.version),
    onSuccess(result) {
      if (result.__typename !== 'Submission') return
      setOpen(false)
      refresh()
    },
  })
  const refusal = submit.data && submit.data.__typename !== 'Submission' ? submit.data : null
  const close = () => {
    setOpen(false)
    if (refusal) refresh()
    submit.reset()
  }
  return (
    <>
      <Button variant="contained" size="large" onClick={() => setOpen(true)}>
        {say('submission.submit')}
      </Button>
      <Dialog open={isOpen} onClose={close} aria-labelledby="submit-title" maxWidth="sm">
        <DialogTitle id="submit-title">{say('submission.submitTitle')}</DialogTitle>
        <DialogContent>
          <Typography>{say('submission.becomesPublic')}</Typography>
          {counts.open > 0 && (
            <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }}>
              {say('submission.stillOpen', { smart_count: counts.open })}
            </Typography>
          )}
          {refusal && (
            <Alert severity="error" variant="outlined" sx={{ mt: 2 }}>
              <AlertTitle>{refusal.message}</AlertTitle>
              {refusal.remedy}
            </Alert>
          )}
          {submit.error && (
            <Alert severity="error" variant="outlined" sx={{ mt: 2 }}>
              {submit.error.message}
            </Alert>
          )}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={close}>{say(refusal ? 'submission.close' : 'submission.notYet')}</Button>
          {!refusal && (
            <Button variant="contained" disabled={submit.isPending} onClick={() => submit.mutate()}>
              {say('submission.submitNow')}
            </Button>
          )}
        </DialogActions>
      </Dialog>
    </>
  )
}
