import { ask, graphql, type ResultOf } from '../graphql.ts'

const document = graphql(`
  mutation SubmitSubmission($input: SubmitSubmissionInput!) {
    submitSubmission(input: $input) {
      __typename
      ... on Submission { id state version }
      ... on CommandError { code message remedy }
    }
  }
`)

/** The submission as it stands now, or why the command was refused. */
export type SubmitResult = ResultOf<typeof document>['submitSubmission']

/** Submits the draft as the caller read it, in the version they read; a newer one on the server refuses the command. */
export async function submitSubmission(submissionId: string, version: number): Promise<SubmitResult> {
  const { submitSubmission: result } = await ask(document, { input: { submissionId, version, idempotencyKey: crypto.randomUUID() } })
  return result
}
