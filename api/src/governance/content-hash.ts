import { createHash } from 'node:crypto'

/** All of a proposal that a vote and the decision are bound to. */
export interface ProposalContent {
  kind: string
  title: string
  text: string
  language: string
  subjectType: string | null
  subjectId: string | null
  subjectVersion: number | null
}

/** SHA-256, hexadecimal, of the content in a form that is the same wherever it is computed: its values as a JSON list, in the order of the type. */
export function contentHashOf({ kind, title, text, language, subjectType, subjectId, subjectVersion }: ProposalContent): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, title, text, language, subjectType, subjectId, subjectVersion]))
    .digest('hex')
}
