import Alert from '@mui/material/Alert'
import AlertTitle from '@mui/material/AlertTitle'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../graphql.ts'
import type { TadaDocumentNode } from '../resource-source.ts'
import { useWords } from '../words/use-words.ts'

interface Refused {
  __typename: 'CommandError'
  code: string
  message: string
  remedy: string
}

/** What a command answers: the record as it stands then, or why it was refused. */
export type Answer = { __typename: string; id?: string | number } | Refused

const isRefused = (answer: Answer): answer is Refused => answer.__typename === 'CommandError'

/** A command as a function of its input. A repeat by the network is the same wish; a second wish has a key of its own. */
export function commandOf<Result extends Record<string, Answer>, Input extends object>(document: TadaDocumentNode<Result, { input: Input }>) {
  return async (input: Input): Promise<Answer> => {
    const told: Record<string, Answer> = await ask(document, { input: { ...input, idempotencyKey: crypto.randomUUID() } })
    return Object.values(told)[0] as Answer
  }
}

export interface RunningCommand<Input> {
  run: (input: Input) => void
  isPending: boolean
  refusal: Refused | null
  error: Error | null
}

/** Runs a command, and has all pages read again: after a refusal too, which mostly means that somebody else was quicker. */
export function useCommand<Input>(command: (input: Input) => Promise<Answer>, onDone: (id: string) => void = () => undefined): RunningCommand<Input> {
  const queries = useQueryClient()
  const mutation = useMutation({
    mutationFn: command,
    onSuccess(answer) {
      if (!isRefused(answer)) onDone(String(answer.id ?? ''))
    },
    onSettled: () => queries.invalidateQueries(),
  })
  return {
    run: mutation.mutate,
    isPending: mutation.isPending,
    refusal: mutation.data && isRefused(mutation.data) ? mutation.data : null,
    error: mutation.error,
  }
}

/** Why a command did not come through, and what to do. */
export function Refusal({ command: { refusal, error } }: { command: Pick<RunningCommand<never>, 'refusal' | 'error'> }) {
  const { say } = useWords()
  if (!refusal && !error) return null
  return (
    <Alert severity="error" variant="outlined" sx={{ maxWidth: '72ch' }}>
      <AlertTitle>{refusal ? say(`refusal.${refusal.code}.what`, { _: refusal.message }) : error?.message}</AlertTitle>
      {refusal && say(`refusal.${refusal.code}.remedy`, { _: refusal.remedy })}
    </Alert>
  )
}
