import Alert from '@mui/material/Alert'
import AlertTitle from '@mui/material/AlertTitle'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWords } from '../words/use-words.ts'
import type { ApplicationResult } from './application-commands.ts'

/** Runs a command on an application, and has its pages read again: after a refusal too, which mostly means that somebody else was quicker. */
export function useApplicationCommand<Input>(command: (input: Input) => Promise<ApplicationResult>, onDone: (id: string) => void = () => undefined) {
  const queries = useQueryClient()
  const mutation = useMutation({
    mutationFn: command,
    onSuccess(result) {
      if (result.__typename === 'Application') onDone(result.id)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['applications'] }),
  })
  const refusal = mutation.data?.__typename === 'CommandError' ? mutation.data : null
  return { run: mutation.mutate, isPending: mutation.isPending, refusal, error: mutation.error }
}

/** Why a command did not come through, and what to do. */
export function Refusal({ command: { refusal, error } }: { command: Pick<ReturnType<typeof useApplicationCommand>, 'refusal' | 'error'> }) {
  const { say } = useWords()
  if (!refusal && !error) return null
  return (
    <Alert severity="error" variant="outlined" sx={{ maxWidth: '72ch' }}>
      <AlertTitle>{refusal ? say(`application.refusal.${refusal.code}.what`, { _: refusal.message }) : error?.message}</AlertTitle>
      {refusal && say(`application.refusal.${refusal.code}.remedy`, { _: refusal.remedy })}
    </Alert>
  )
}
