import { builder } from '../builder.ts'
import { type Command, idempotencyKeyShape, runCommand } from '../command.ts'
import { commandField } from '../graphql/command-field.ts'
import { keyDescription, reasonShape, textShape, titleShape, versionDescription } from '../graphql/command-inputs.ts'
import { CommandError, checkVersion } from '../graphql/errors.ts'
import { contentHashOf } from './content-hash.ts'
import { mayRevise } from './permission.ts'
import { Proposal } from './proposal.ts'
import { holdProposal, type ProposalFacts } from './proposal-facts.ts'
import { type HeldSubject, holdSubject } from './subjects.ts'

interface ReviseProposal {
  proposalId: string
  version: number
  title?: string | null | undefined
  text?: string | null | undefined
  dueOn?: string | null
  idempotencyKey?: string | null | undefined
}

interface Facts extends ProposalFacts {
  subject: HeldSubject | null
  votes: number
}

/** Changes the words of an open proposal, or renews it after its subject changed. Votes were on what stood there before, so they are void. */
export const reviseProposal: Command<ReviseProposal, Facts> = {
  name: 'reviseProposal',
  subjectType: 'Proposal',
  subjectId: ({ proposalId }) => proposalId,
  async load(tx, { proposalId }, viewer, { today }) {
    const facts = await holdProposal(tx, proposalId, viewer)
    const subject = facts.subjectType && facts.subjectId ? await holdSubject(tx, facts.subjectType, facts.subjectId, today) : null
    const [cast] = await tx.sql<{ n: number }>('select count(*)::int as "n" from "vote" where "proposal_id" = $1', [proposalId])
    return { ...facts, subject, votes: cast?.n ?? 0 }
  },
  permit: mayRevise,
  ask: () => null,
  async write(tx, facts, input, _ruling, { today }) {
    checkVersion('proposal', facts.version, input.version)
    if (input.dueOn && input.dueOn < today) {
      throw new CommandError({
        code: 'DAY_PAST',
        message: 'The day for the votes has passed.',
        field: 'dueOn',
        value: input.dueOn,
        remedy: 'Give today or a later day.',
      })
    }
    const content = {
      ...facts,
      title: input.title?.trim() ?? facts.title,
      text: input.text?.trim() ?? facts.text,
      subjectVersion: facts.subject?.version ?? null,
    }
    const contentHash = contentHashOf(content)
    const isChanged = contentHash !== facts.contentHash
    if (isChanged) void tx.sql('delete from "vote" where "proposal_id" = $1', [facts.id])
    void tx.sql(
      `update "proposal" set "title" = $2, "text" = $3, "subject_version" = $4, "content_hash" = $5, "due_on" = coalesce($6::date, "due_on"), "version" = "version" + 1 where "id" = $1`,
      [facts.id, content.title, content.text, content.subjectVersion, contentHash, input.dueOn ?? null],
    )
    return {
      change: {
        contentHash: { before: facts.contentHash, after: contentHash },
        subjectVersion: { before: facts.subjectVersion, after: content.subjectVersion },
        votesVoided: isChanged ? facts.votes : 0,
        version: { before: input.version, after: input.version + 1 },
      },
    }
  },
}

const ReviseProposalInput = builder.inputType('ReviseProposalInput', {
  description: 'What an open proposal says from now on.',
  fields: (t) => ({
    proposalId: t.globalID({ required: true, for: Proposal, description: 'The proposal.' }),
    version: t.int({ required: true, description: versionDescription }),
    title: t.string({ description: 'The new title; left out, it stays.', validate: titleShape.nullish() }),
    text: t.string({ description: 'The new words; left out, they stay.', validate: textShape.nullish() }),
    dueOn: t.field({ type: 'Date', description: 'The new day by which votes are asked for; left out, it stays.' }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('reviseProposal', {
  type: Proposal,
  input: ReviseProposalInput,
  description: 'Changes an open proposal, or renews it after its subject changed. Any change voids the votes, which were on other words.',
  run: ({ proposalId, dueOn, ...input }, context) =>
    runCommand(reviseProposal, { ...input, proposalId: proposalId.id, dueOn: dueOn ? String(dueOn) : null }, context),
})

interface WithdrawProposal {
  proposalId: string
  version: number
  reason: string
  idempotencyKey?: string | null | undefined
}

/** Takes an open proposal back. */
export const withdrawProposal: Command<WithdrawProposal, ProposalFacts> = {
  name: 'withdrawProposal',
  subjectType: 'Proposal',
  subjectId: ({ proposalId }) => proposalId,
  load: (tx, { proposalId }, viewer) => holdProposal(tx, proposalId, viewer),
  permit: mayRevise,
  ask: () => null,
  async write(tx, facts, { version, reason }) {
    checkVersion('proposal', facts.version, version)
    void tx.sql(`update "proposal" set "state" = 'WITHDRAWN', "withdrawn_because" = $2, "version" = "version" + 1 where "id" = $1`, [facts.id, reason.trim()])
    return { change: { state: { before: facts.state, after: 'WITHDRAWN' }, version: { before: version, after: version + 1 } } }
  },
}

const WithdrawProposalInput = builder.inputType('WithdrawProposalInput', {
  description: 'Which proposal is taken back, and why.',
  fields: (t) => ({
    proposalId: t.globalID({ required: true, for: Proposal, description: 'The proposal.' }),
    version: t.int({ required: true, description: versionDescription }),
    reason: t.string({ required: true, description: 'Why, in words.', validate: reasonShape }),
    idempotencyKey: t.string({ description: keyDescription, validate: idempotencyKeyShape }),
  }),
})

commandField('withdrawProposal', {
  type: Proposal,
  input: WithdrawProposalInput,
  description: 'Takes an open proposal back.',
  run: ({ proposalId, ...input }, context) => runCommand(withdrawProposal, { ...input, proposalId: proposalId.id }, context),
})
