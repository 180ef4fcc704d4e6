import type { CommandTransaction } from '../command.ts'
import { CommandError } from '../graphql/errors.ts'
import type { Viewer } from '../identity/viewer.ts'
import type { DecisionKind } from '../pact/index.ts'
import { contentHashOf, type ProposalContent } from './content-hash.ts'
import { canSeeProposal } from './permission.ts'

export interface ProposalFacts {
  id: string
  version: number
  state: 'OPEN' | 'DECIDED' | 'WITHDRAWN'
  kind: DecisionKind
  title: string
  text: string
  language: string
  subjectType: string | null
  subjectId: string | null
  subjectVersion: number | null
  contentHash: string
  openedOn: string
  dueOn: string | null
  requestedById: string | null
}

/** The facts for a command, which holds the proposal until it ends. A proposal that the viewer may not see does not exist for them. */
export async function holdProposal(tx: CommandTransaction, id: string, viewer: Viewer): Promise<ProposalFacts> {
  const [facts] = await tx.sql<ProposalFacts>(
    `select p."id", p."version", p."state", p."kind", p."title", p."text", p."language", p."subject_type" as "subjectType", p."subject_id" as "subjectId",
       p."subject_version" as "subjectVersion", p."content_hash" as "contentHash", p."opened_on"::text as "openedOn", p."due_on"::text as "dueOn",
       p."requested_by_id" as "requestedById"
     from "proposal" p where p."id" = $1 for update`,
    [id],
  )
  if (!facts || !canSeeProposal(viewer, facts)) {
    throw new CommandError({
      code: 'NOT_FOUND',
      message: 'There is no such proposal.',
      field: 'proposalId',
      value: id,
      remedy: 'Open it again from the list of proposals.',
    })
  }
  return facts
}

/** Takes back what was still put to the committee about a record, because it was settled in another way. */
export function withdrawProposalsOn(tx: CommandTransaction, subjectType: string, subjectId: string): void {
  void tx.sql(`update "proposal" set "state" = 'WITHDRAWN', "version" = "version" + 1 where "subject_type" = $1 and "subject_id" = $2 and "state" = 'OPEN'`, [
    subjectType,
    subjectId,
  ])
}

/**
 * Binds what is put to the committee about a record to the record as it is now. Votes were on what it was before, so they are void;
 * this way nobody decides on what the members have not seen.
 */
export async function renewProposalsOn(tx: CommandTransaction, subjectType: string, subjectId: string, subjectVersion: number): Promise<void> {
  const [open] = await tx.sql<ProposalContent & { id: string }>(
    `select p."id", p."kind", p."title", p."text", p."language", p."subject_type" as "subjectType", p."subject_id" as "subjectId", p."subject_version" as "subjectVersion"
     from "proposal" p where p."subject_type" = $1 and p."subject_id" = $2 and p."state" = 'OPEN' for update`,
    [subjectType, subjectId],
  )
  if (!open) return
  void tx.sql('delete from "vote" where "proposal_id" = $1', [open.id])
  void tx.sql('update "proposal" set "subject_version" = $2, "content_hash" = $3, "version" = "version" + 1 where "id" = $1', [
    open.id,
    subjectVersion,
    contentHashOf({ ...open, subjectVersion }),
  ])
}
