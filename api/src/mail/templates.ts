import type { MandateFunction } from '../identity/viewer.ts'
import type { ApplicationKind, DecisionKind } from '../pact/index.ts'

/** What an application is called in a message, the same in all that are about it. */
interface AboutApplication {
  applicationId: string
  organisation: string
  kind: ApplicationKind
}

interface Decided extends AboutApplication {
  outcome: 'APPROVED' | 'REFUSED'
  decidedOn: string
}

/** The messages of the hub by code, and what each needs to know. Nothing of people: names and addresses are looked up when a message is sent. */
export interface MailParameters {
  APPLICATION_RECEIVED: AboutApplication & { receivedOn: string; dueOn: string | null }
  APPLICATION_DUE_SOON: AboutApplication & { dueOn: string }
  APPLICATION_DUE_TODAY: AboutApplication & { dueOn: string }
  APPLICATION_OVERDUE: AboutApplication & { dueOn: string }
  INVITATION: { invitationId: string; function: MandateFunction; organisation: string | null; validUntil: string }
  /** To Secretariat and Steering Committee. */
  APPLICATION_DECIDED: Decided
  /** To the people of the organisation that applied. */
  YOUR_APPLICATION_DECIDED: Decided & { organisationSlug: string }
  /** To Secretariat and Steering Committee. Its words are read in the hub alone. */
  PROPOSAL_PUT: { proposalId: string; kind: DecisionKind; dueOn: string | null }
  /** To the people of an organisation that is to be heard before its participation or support may be ended. */
  HEARING_INVITED: { terminationId: string; organisation: string; invitedFor: string }
  /** To the people of all participants. */
  CONSENTS_OPENED: { pactChangeId: string; closesOn: string }
}

export type MailKind = keyof MailParameters

/** Subject and text of a message, as one person gets it. */
export interface Letter {
  subject: string
  text: string
}

/** To whom a message goes, and where its links lead. */
export interface Delivery {
  name: string
  /** Address at which people reach the hub. */
  publicUrl: string
  /** The secret part of a link, made when the message is sent; elsewhere it is left out. */
  token?: string
}

interface Draft {
  subject: string
  paragraphs: string[]
  /** What the link is for, and where it leads within the hub. */
  link: [what: string, path: string]
}

type Templates = { [Kind in MailKind]: (parameters: MailParameters[Kind], token: string) => Draft }

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** A calendar day as "3 March 2026". It has no zone, so no zone may shift it. */
export function dayInLetters(day: string): string {
  const [year, month = 1, date] = day.split('-').map(Number)
  return `${date} ${months[month - 1]} ${year}`
}

const asks: Record<ApplicationKind, string> = {
  PROCURING: 'asks to sign the Pact as a procuring organisation',
  COORDINATING: 'asks to sign the Pact as a coordinating organisation',
  SUPPORT: 'asks to support the Pact by letter',
}

const pageOf = (pages: string, type: string, id: string): string => `/${pages}/${encodeURIComponent(Buffer.from(`${type}:${id}`).toString('base64'))}/show`
const toApplication = ({ applicationId }: AboutApplication): [string, string] => ['The application', pageOf('applications', 'Application', applicationId)]

const invitedTo: Record<MandateFunction, string> = {
  SECRETARIAT: 'to work in the Secretariat',
  STEERING_COMMITTEE: 'to its Steering Committee',
  CONTRIBUTOR: 'to contribute',
  ADMINISTRATOR: 'to contribute, and to say who else does,',
}

const templates: Templates = {
  INVITATION: ({ function: does, organisation, validUntil }, token) => ({
    subject: 'Your way into the hub of the Circular & Fair ICT Pact',
    paragraphs: [
      `You are invited ${invitedTo[does]}${organisation ? ` for ${organisation}` : ''} in the hub of the Circular & Fair ICT Pact.`,
      `The link below works once, until ${dayInLetters(validUntil)}: there you choose a password, and are in. If you have a password already, you may go on with that, or choose a new one.`,
      'If you did not expect this, leave it: without the link nothing happens.',
    ],
    link: ['Choose your password', `/welcome?token=${token}`],
  }),
  PROPOSAL_PUT: ({ proposalId, kind, dueOn }) => ({
    subject: `A proposal awaits the Steering Committee: ${kind.toLowerCase().replaceAll('_', ' ')}`,
    paragraphs: [
      'A proposal was put to the Steering Committee. Whoever holds a seat can vote on it in the hub, with a comment or without.',
      dueOn ? `Votes are asked for by ${dayInLetters(dueOn)}.` : 'No day was set for the votes.',
    ],
    link: ['The proposal', pageOf('proposals', 'Proposal', proposalId)],
  }),
  HEARING_INVITED: ({ terminationId, organisation, invitedFor }) => ({
    subject: `You are invited to be heard on ${dayInLetters(invitedFor)}`,
    paragraphs: [
      `The Steering Committee considers whether ${organisation} goes on taking part in the Pact, or supporting it, and would like to hear you first (6.6.2).`,
      `You are invited for ${dayInLetters(invitedFor)}. On what ground, you read in the hub; nothing is decided before you were heard, or declined to be. It is not public.`,
    ],
    link: ['What it is about', pageOf('terminations', 'Termination', terminationId)],
  }),
  CONSENTS_OPENED: ({ pactChangeId, closesOn }) => ({
    subject: `Your word is asked for on a change of the Pact, by ${dayInLetters(closesOn)}`,
    paragraphs: [
      'A change of the Pact was asked for, and participants give their written consent now (6.5.2, 6.2.3). Who is silent does not consent.',
      `You can give your organisation’s word in the hub until ${dayInLetters(closesOn)}, and change it until then.`,
    ],
    link: ['The change, word by word', pageOf('pact-changes', 'PactChange', pactChangeId)],
  }),
  APPLICATION_RECEIVED: (about) => ({
    subject: `Application received: ${about.organisation}`,
    paragraphs: [
      `${about.organisation} ${asks[about.kind]}. The application was received on ${dayInLetters(about.receivedOn)}.`,
      about.dueOn
        ? `The Steering Committee decides within a month of receipt (6.4.2): by ${dayInLetters(about.dueOn)}.`
        : 'It came under version 1 of the Pact, which sets no last day for the decision.',
    ],
    link: toApplication(about),
  }),
  APPLICATION_DUE_SOON: (about) => ({
    subject: `Decision due by ${dayInLetters(about.dueOn)}: ${about.organisation}`,
    paragraphs: [
      `${about.organisation} ${asks[about.kind]}, and waits for the Steering Committee’s word.`,
      `The last day for the decision is ${dayInLetters(about.dueOn)} (6.4.2), a week away or less.`,
    ],
    link: toApplication(about),
  }),
  APPLICATION_DUE_TODAY: (about) => ({
    subject: `Last day for a decision, ${dayInLetters(about.dueOn)}: ${about.organisation}`,
    paragraphs: [`${about.organisation} ${asks[about.kind]}. ${dayInLetters(about.dueOn)} is the last day for the decision (6.4.2).`],
    link: toApplication(about),
  }),
  APPLICATION_OVERDUE: (about) => ({
    subject: `A decision was due on ${dayInLetters(about.dueOn)}: ${about.organisation}`,
    paragraphs: [
      `${about.organisation} ${asks[about.kind]}. A decision was due on ${dayInLetters(about.dueOn)} (6.4.2), and none is on record.`,
      'If the committee has decided, please put the decision on record. If it has not, the applicant will be glad of a word on when it will.',
    ],
    link: toApplication(about),
  }),
  APPLICATION_DECIDED: (about) => ({
    subject: `Application ${about.outcome === 'APPROVED' ? 'approved' : 'not approved'}: ${about.organisation}`,
    paragraphs: [
      `On ${dayInLetters(about.decidedOn)} the Steering Committee ${about.outcome === 'APPROVED' ? 'approved' : 'did not approve'} the application of ${about.organisation}, which ${asks[about.kind]}.`,
      about.outcome === 'APPROVED' ? 'The decision is public.' : 'The refusal is not public; only Secretariat and Steering Committee see it.',
    ],
    link: toApplication(about),
  }),
  YOUR_APPLICATION_DECIDED: (about) => ({
    subject: about.outcome === 'APPROVED' ? 'Your application was approved' : 'Your application was not approved',
    paragraphs:
      about.outcome === 'APPROVED'
        ? [
            `Welcome: on ${dayInLetters(about.decidedOn)} the Steering Committee approved the application of ${about.organisation}, which ${asks[about.kind]}.`,
            'From that day the name of your organisation stands among those who carry the Pact.',
          ]
        : [
            `On ${dayInLetters(about.decidedOn)} the Steering Committee decided on the application of ${about.organisation}, which ${asks[about.kind]}. It was not approved.`,
            'The refusal is not public. The Secretariat gladly tells you the reasons, and you may apply again.',
          ],
    link: ['Your organisation in the hub', `/organisations/${encodeURIComponent(about.organisationSlug)}/show`],
  }),
}

/** The message with a link by which one signs in: never in the outbox, as it is worth nothing a quarter of an hour later. */
export function signInLetter({ name, publicUrl, token = '' }: Delivery, minutes: number): Letter {
  const paragraphs = [
    `Dear ${name},`,
    `This link signs you in to the hub of the Circular & Fair ICT Pact. It works once, for ${minutes} minutes.`,
    `Sign in: ${publicUrl}/enter?link=${token}`,
    'If it was not you who asked for it, leave it.',
  ]
  return { subject: 'Your link to sign in', text: `${paragraphs.join('\n\n')}\n` }
}

const closing = 'The hub of the Circular & Fair ICT Pact wrote this by itself. What participants share is open to everybody there.'

/** The message in words; null for a kind that this version does not know. */
export function letterFor(kind: string, parameters: unknown, { name, publicUrl, token = '…' }: Delivery): Letter | null {
  if (!Object.hasOwn(templates, kind)) return null
  // What was queued under a kind are that kind's parameters: `queueMail` takes no others.
  const draft = templates[kind as MailKind](parameters as never, token) as Draft
  const [what, path] = draft.link
  return {
    // A subject is one line, whatever the name of an organisation holds.
    subject: draft.subject.replaceAll(/\s+/g, ' '),
    text: `${[`Dear ${name},`, ...draft.paragraphs, `${what}: ${publicUrl}${path}`, closing].join('\n\n')}\n`,
  }
}
