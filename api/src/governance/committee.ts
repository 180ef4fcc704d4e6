import type { Store } from '@cfit/prisma'
import { builder } from '../builder.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { PermissionType } from '../identity/permission.ts'
import { committeeIsUpdatedInTime, committeeSizeIsLawful, type Ruling } from '../pact/index.ts'
import { mayKeepCommittee } from './permission.ts'
import { type DatedRules, rulesOn } from './rules-of-procedure.ts'

export const MajorityBaseEnum = enumeration('MajorityBase', 'Of what a majority is taken.', {
  VOTES_CAST: 'Of the votes for and against.',
  SEATS: 'Of the seats that may vote, without those that stand aside.',
})

export const TieRuleEnum = enumeration('TieRule', 'What becomes of as many votes for as against.', {
  CHAIR: 'The chair’s vote decides.',
  REFUSED: 'The proposal is not carried.',
})

const RulesOfProcedureType = builder.objectRef<DatedRules>('RulesOfProcedure').implement({
  description: 'How the Steering Committee decides, as it recorded itself: the Pact does not say.',
  fields: (t) => ({
    since: t.expose('since', { type: 'Date', description: 'First day on which they hold.' }),
    quorumNumerator: t.exposeInt('quorumNumerator', { description: 'So many of `quorumDenominator` parts of the seats take part at least.' }),
    quorumDenominator: t.exposeInt('quorumDenominator', { description: 'In how many parts the seats are counted for the quorum.' }),
    majorityNumerator: t.exposeInt('majorityNumerator', { description: 'A proposal is carried by more than so many of `majorityDenominator` parts.' }),
    majorityDenominator: t.exposeInt('majorityDenominator', { description: 'In how many parts the votes are counted.' }),
    majorityIsInclusive: t.exposeBoolean('majorityIsInclusive', { description: 'True: exactly the share is enough.' }),
    majorityOf: t.expose('majorityOf', { type: MajorityBaseEnum, description: 'Of what the share is taken.' }),
    tie: t.expose('tie', { type: TieRuleEnum, description: 'What becomes of as many votes for as against.' }),
    secretariatVotes: t.exposeBoolean('secretariatVotes', { description: 'True: the Secretariat’s seat has a vote.' }),
  }),
})

export interface CommitteeFacts {
  members: number
  hasSecretariat: boolean
  lastUpdatedOn: string | null
}

/** Seats in force on a day, and the last day on which one of them came or went. */
export async function readCommittee(sql: Store['sql'], on: string): Promise<CommitteeFacts> {
  const [facts] = await sql<CommitteeFacts>(
    `select count(*) filter (where s."since" <= $1::date and (s."until" is null or s."until" >= $1::date))::int as "members",
       coalesce(bool_or(s."kind" = 'SECRETARIAT' and s."since" <= $1::date and (s."until" is null or s."until" >= $1::date)), false) as "hasSecretariat",
       greatest(max(s."since") filter (where s."since" <= $1::date and s."kind" = 'MEMBER'), max(s."until") filter (where s."until" < $1::date and s."kind" = 'MEMBER'))::text as "lastUpdatedOn"
     from "seat" s`,
    [on],
  )
  return facts ?? { members: 0, hasSecretariat: false, lastUpdatedOn: null }
}

export const rulingsOnCommittee = (facts: CommitteeFacts, on: string): [Ruling, Ruling] => [
  committeeSizeIsLawful({ ...facts, on }),
  committeeIsUpdatedInTime({ lastUpdatedOn: facts.lastUpdatedOn, today: on }),
]

const Committee = builder.objectRef<CommitteeFacts & { on: string; rules: DatedRules | null }>('Committee').implement({
  description: 'The Steering Committee as it stands today (5.1).',
  fields: (t) => ({
    members: t.exposeInt('members', { description: 'Seats in force, the Secretariat’s included.' }),
    lastUpdatedOn: t.expose('lastUpdatedOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day on which a member came or went; null when none ever did.',
    }),
    rules: t.expose('rules', { type: RulesOfProcedureType, nullable: true, description: 'Its rules of procedure; null where it recorded none.' }),
    rulings: t.field({
      type: 'Json',
      description: 'What the Pact says of its size (5.1.3) and of its rotation (5.1.4): `[{outcome, article, because, parameters, isReading, dueOn}]`.',
      resolve: ({ on, ...facts }) => rulingsOnCommittee(facts, on),
    }),
    canKeep: t.field({
      type: PermissionType,
      description: 'Whether the viewer may change seats, chair, rules of procedure and meetings, and why not.',
      resolve: (_committee, _args, { viewer }) => mayKeepCommittee(viewer),
    }),
  }),
})

builder.queryField('committee', (t) =>
  t.field({
    type: Committee,
    description: 'The Steering Committee as it stands today.',
    resolve: async (_root, _args, { store, today }) => {
      const [facts, rules] = await Promise.all([readCommittee(store.sql, today), rulesOn(store.sql, today)])
      return { ...facts, on: today, rules }
    },
  }),
)
