import Alert from '@mui/material/Alert'
import AlertTitle from '@mui/material/AlertTitle'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask, graphql, type ResultOf, type VariablesOf } from '../graphql.ts'
import { useWords } from '../words/use-words.ts'

const inviteDocument = graphql(`
  mutation InvitePerson($input: InvitePersonInput!) {
    invitePerson(input: $input) { __typename ... on Mandate { id name } ... on CommandError { code field message remedy } }
  }
`)

const endDocument = graphql(`
  mutation EndMandate($input: EndMandateInput!) {
    endMandate(input: $input) { __typename ... on Mandate { id name } ... on CommandError { code field message remedy } }
  }
`)

type Result = ResultOf<typeof inviteDocument>['invitePerson']
export type InviteInput = VariablesOf<typeof inviteDocument>['input']

/** A repeat by the network is the same wish; a second wish has a key of its own. */
const withKey = <Input extends object>(input: Input) => ({ input: { ...input, idempotencyKey: crypto.randomUUID() } })

export const invitePerson = async (input: InviteInput): Promise<Result> => (await ask(inviteDocument, withKey(input))).invitePerson
export const endMandate = async (mandateId: string): Promise<Result> => (await ask(endDocument, withKey({ mandateId }))).endMandate

/** Runs a command on people, and has their list read again. */
export function usePeopleCommand<Input>(command: (input: Input) => Promise<Result>, onDone: (name: string) => void) {
  const queries = useQueryClient()
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: command,
    onSuccess(result) {
      if (result.__typename === 'Mandate') onDone(result.name)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  })
  return { run: mutate, isPending, refusal: data?.__typename === 'CommandError' ? data : null, error }
}

/** Why a command did not come through, and what to do. */
export function Refusal({ command: { refusal, error } }: { command: Pick<ReturnType<typeof usePeopleCommand>, 'refusal' | 'error'> }) {
  const { say } = useWords()
  if (!refusal && !error) return null
  return (
    <Alert severity="error" variant="outlined">
      <AlertTitle>{refusal ? say(`people.refusal.${refusal.code}.what`, { _: refusal.message }) : error?.message}</AlertTitle>
      {refusal && say(`people.refusal.${refusal.code}.remedy`, { _: refusal.remedy })}
    </Alert>
  )
}
