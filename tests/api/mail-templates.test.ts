import { describe, expect, it } from 'vitest'
import { dayInLetters, letterFor, type MailParameters } from '../../api/src/mail/templates.ts'

const about = { applicationId: '01a0b0c0-0000-7000-8000-000000000001', organisation: 'City of Fernholm', kind: 'PROCURING' } as const
const decided = { ...about, organisationSlug: 'city-of-fernholm', decidedOn: '2026-03-09' }
const delivery = { name: 'Ada Example', publicUrl: 'https://hub.example.org' }

const cases: { [Kind in keyof MailParameters]?: [parameters: MailParameters[Kind], subject: string, said: RegExp[]] } = {
  APPLICATION_RECEIVED: [
    { ...about, receivedOn: '2026-02-10', dueOn: '2026-03-10' },
    'Application received: City of Fernholm',
    [/asks to sign the Pact as a procuring organisation\. The application was received on 10 February 2026\./, /by 10 March 2026/],
  ],
  APPLICATION_DUE_SOON: [{ ...about, dueOn: '2026-03-10' }, 'Decision due by 10 March 2026: City of Fernholm', [/last day for the decision is 10 March 2026/]],
  APPLICATION_DUE_TODAY: [{ ...about, dueOn: '2026-03-10' }, 'Last day for a decision, 10 March 2026: City of Fernholm', [/10 March 2026 is the last day/]],
  APPLICATION_OVERDUE: [{ ...about, dueOn: '2026-03-10' }, 'A decision was due on 10 March 2026: City of Fernholm', [/none is on record/]],
  APPLICATION_DECIDED: [{ ...decided, outcome: 'REFUSED' }, 'Application not approved: City of Fernholm', [/did not approve/, /The refusal is not public/]],
  PROPOSAL_PUT: [
    { proposalId: about.applicationId, kind: 'WORKING_GROUP', dueOn: '2026-03-10' },
    'A proposal awaits the Steering Committee: working group',
    [/asked for by 10 March 2026/],
  ],
  HEARING_INVITED: [
    { terminationId: about.applicationId, organisation: 'City of Fernholm', invitedFor: '2026-03-10' },
    'You are invited to be heard on 10 March 2026',
    [/hear you first \(6\.6\.2\)/, /It is not public/],
  ],
  CONSENTS_OPENED: [
    { pactChangeId: about.applicationId, closesOn: '2026-03-10' },
    'Your word is asked for on a change of the Pact, by 10 March 2026',
    [/Who is silent does not consent/],
  ],
  YOUR_APPLICATION_DECIDED: [{ ...decided, outcome: 'APPROVED' }, 'Your application was approved', [/Welcome: on 9 March 2026/]],
}

describe('each message', () => {
  it.each(Object.entries(cases))('%s says what it is about, to whom it speaks, and where to go on', (kind, [parameters, subject, said]) => {
    const letter = letterFor(kind, parameters, delivery)
    expect(letter?.subject).toBe(subject)
    expect(letter?.text).toMatch(/^Dear Ada Example,\n\n/)
    for (const words of said) expect(letter?.text).toMatch(words)
    expect(letter?.text).toMatch(/: https:\/\/hub\.example\.org\/(applications|organisations|proposals|terminations|pact-changes)\/[\w%-]+\/show\n/)
    expect(letter?.text).not.toMatch(/undefined|null|\[object/)
  })

  it('leads to the application by the id that the hub gives it', () => {
    const letter = letterFor('APPLICATION_OVERDUE', { ...about, dueOn: '2026-03-10' }, delivery)
    const [, id = ''] = /applications\/([^/]+)\/show/.exec(letter?.text ?? '') ?? []
    expect(Buffer.from(decodeURIComponent(id), 'base64').toString()).toBe(`Application:${about.applicationId}`)
  })

  it('tells a refused applicant kindly, and where no last day is set says so', () => {
    expect(letterFor('YOUR_APPLICATION_DECIDED', { ...decided, outcome: 'REFUSED' }, delivery)?.text).toMatch(
      /gladly tells you the reasons, and you may apply again/,
    )
    expect(letterFor('APPLICATION_RECEIVED', { ...about, receivedOn: '2026-01-10', dueOn: null }, delivery)?.text).toMatch(/sets no last day/)
  })

  it('keeps its subject on one line, whatever an organisation is called', () => {
    const letter = letterFor('APPLICATION_OVERDUE', { ...about, organisation: 'City\r\nBcc: all@example.org', dueOn: '2026-03-10' }, delivery)
    expect(letter?.subject).toBe('A decision was due on 10 March 2026: City Bcc: all@example.org')
  })

  it('of a kind that this version does not know is none', () => {
    for (const kind of ['FROM_LATER', 'constructor', '__proto__', 'toString']) expect(letterFor(kind, {}, delivery)).toBeNull()
    expect(dayInLetters('2026-12-01')).toBe('1 December 2026')
  })
})
