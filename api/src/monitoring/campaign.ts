import { builder } from '../builder.ts'
import { childConnection } from '../graphql/child-connection.ts'
import { enumeration } from '../graphql/enumeration.ts'
import { readYear } from '../graphql/list.ts'
import { recordField } from '../graphql/record-field.ts'
import { oneRecord, readRecords } from '../graphql/record-list.ts'
import { Organisation, ParticipationRoleEnum } from '../membership/organisation.ts'
import { ImpactCategoryEnum, StrategyEnum } from '../procurement/codes.ts'

const QuestionKindEnum = enumeration('QuestionKind', 'What kind of answer a question asks for.', {
  PROGRESS: 'A step of progress, and words.',
  TEXT: 'Words.',
  NUMBER: 'A number with a unit.',
  AMOUNT: 'An amount of money with its currency.',
  SHARE: 'A share, as numerator and denominator.',
})

export const Question = builder.prismaNode('Question', {
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    key: t.exposeString('key'),
    position: t.exposeInt('position'),
    section: t.exposeString('section'),
    text: t.exposeString('text'),
    help: t.exposeString('help', { nullable: true }),
    kind: t.expose('kind', { type: QuestionKindEnum }),
    clause: t.exposeString('clause', { nullable: true }),
    role: t.expose('role', { type: ParticipationRoleEnum, nullable: true }),
    strategy: t.expose('strategy', { type: StrategyEnum, nullable: true }),
    impactCategory: t.expose('impactCategory', { type: ImpactCategoryEnum, nullable: true }),
    unit: t.exposeString('unit', { nullable: true }),
  }),
})

export const Questionnaire = builder.prismaNode('Questionnaire', {
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({ slug: t.exposeString('slug'), title: t.exposeString('title'), version: t.exposeString('version') }),
})

childConnection(Questionnaire, 'questions', {
  type: Question,
  relation: { model: 'Question', parentKey: 'questionnaireId', orderBy: [{ field: 'position', direction: 'asc' }] },
  description: 'Its questions in order.',
})

export const Campaign = builder.prismaNode('Campaign', {
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    slug: t.exposeString('slug'),
    year: t.exposeInt('year'),
    title: t.exposeString('title'),
    opensOn: t.expose('opensOn', { type: 'Date' }),
    dueOn: t.expose('dueOn', { type: 'Date' }),
    closedOn: t.expose('closedOn', { type: 'Date', nullable: true }),
    isFictional: t.exposeBoolean('isFictional'),
  }),
})

const RegisterEntry = builder.prismaObject('RegisterEntry', {
  fields: (t) => ({
    roles: t.expose('roles', { type: [ParticipationRoleEnum], description: 'The roles it held when the campaign opened.' }),
  }),
})

recordField(Campaign, 'questionnaire', {
  type: Questionnaire,
  key: 'questionnaireId',
  isRequired: false,
  description: 'The one version of the questions that it uses.',
})
recordField(RegisterEntry, 'organisation', { type: Organisation, key: 'organisationId', isRequired: false, description: 'The participant.' })
childConnection(Campaign, 'register', {
  type: RegisterEntry,
  relation: { model: 'RegisterEntry', parentKey: 'campaignId', orderBy: [], tieBreak: 'organisationId' },
  description: 'The participants when it opened: the denominator of its response.',
})

builder.queryFields((t) => ({
  campaign: t.field({
    type: Campaign,
    nullable: true,
    description: 'The campaign that reports this year.',
    args: { year: t.arg.int({ required: true, description: 'The calendar year that is reported.' }) },
    ...oneRecord(Campaign, ({ year }: { year: number }) => ({ year: readYear(year) })),
  }),
  campaigns: t.field({
    type: [Campaign],
    description: 'All monitoring rounds, newest first.',
    resolve: (_root, _args, { store }) => readRecords<typeof Campaign.$inferType>(store, { model: 'Campaign', where: {}, orderBy: [{ year: 'desc' }] }, 100),
  }),
}))
