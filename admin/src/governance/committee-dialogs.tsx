import { dayOf } from '@cfit/api/pact'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import { CommandDialog } from '../elements/command-dialog.tsx'
import { ask, graphql } from '../graphql.ts'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import type { MeetingTold, SeatTold } from './committee-source.ts'
import { electChair, endSeat, giveSeat, planMeeting, propose, recordMinutes, recordRulesOfProcedure } from './governance-commands.ts'

export type OpenDialog =
  | { act: 'give' }
  | { act: 'end' | 'chair'; seat: SeatTold }
  | { act: 'plan' }
  | { act: 'minutes' | 'approve'; meeting: MeetingTold }
  | { act: 'rules'; decisions: readonly { id: string; title: string; decidedOn: string }[] }
  | null

const participantsDocument = graphql(`
  query ParticipantsToday($today: Date!) {
    organisations(first: 100, filter: { participatesOn: $today }) { edges { node { slug name } } }
  }
`)

const presences = ['PRESENT', 'DEPUTY', 'ABSENT'] as const

interface CommitteeDialogsProps {
  dialog: OpenDialog
  seats: readonly SeatTold[]
  onClose: () => void
}

/** What the Secretariat and the chair do with seats, rules of procedure and meetings. */
export function CommitteeDialogs({ dialog, seats, onClose }: CommitteeDialogsProps) {
  const { say, term } = useWords()
  const navigate = useNavigate()
  const today = dayOf(new Date())
  const { data = [] } = useQuery({
    queryKey: ['participants-today', today],
    queryFn: async ({ signal }) => nodes((await ask(participantsDocument, { today }, signal)).organisations),
    enabled: dialog?.act === 'give',
  })
  if (dialog === null) return null
  const nameOf = (seat: SeatTold) => seat.organisation?.name ?? term('seatKind', seat.kind)
  if (dialog.act === 'give') {
    return (
      <CommandDialog
        title={say('committee.give')}
        lead={say('committee.giveLead')}
        fields={[
          {
            name: 'organisation',
            label: say('committee.putForwardBy'),
            choices: [['', term('seatKind', 'SECRETARIAT')], ...data.map(({ slug, name }) => [slug, name] as const)],
          },
          { name: 'since', label: say('committee.since'), kind: 'day', isRequired: true, initial: today },
        ]}
        submit={say('committee.give')}
        command={({ organisation, since }) =>
          giveSeat({ kind: organisation ? 'MEMBER' : 'SECRETARIAT', since: String(since), ...(organisation ? { organisation: String(organisation) } : {}) })
        }
        onClose={onClose}
      />
    )
  }
  if ('seat' in dialog) {
    const { seat, act } = dialog
    const isEnd = act === 'end'
    return (
      <CommandDialog
        title={say(isEnd ? 'committee.endOf' : 'committee.electOf', { name: nameOf(seat) })}
        lead={say(isEnd ? 'committee.endLead' : 'committee.electLead')}
        fields={[{ name: 'day', label: say(isEnd ? 'committee.lastDay' : 'committee.since'), kind: 'day', isRequired: true, initial: today }]}
        submit={say(isEnd ? 'committee.end' : 'committee.elect')}
        command={({ day }) =>
          isEnd
            ? endSeat({ seatId: seat.id, version: seat.version, lastDay: String(day) })
            : electChair({ seatId: seat.id, version: seat.version, since: String(day) })
        }
        onClose={onClose}
      />
    )
  }
  if (dialog.act === 'plan') {
    return (
      <CommandDialog
        title={say('committee.plan')}
        fields={[
          { name: 'heldOn', label: say('committee.heldOn'), kind: 'day', isRequired: true, initial: today },
          { name: 'place', label: say('committee.place') },
          { name: 'agenda', label: say('committee.agenda'), kind: 'text', isRequired: true },
        ]}
        submit={say('committee.plan')}
        command={({ heldOn, place, agenda }) =>
          planMeeting({ heldOn: String(heldOn), agenda: String(agenda ?? ''), ...(place ? { place: String(place) } : {}) })
        }
        onClose={onClose}
      />
    )
  }
  if (dialog.act === 'minutes') {
    const { meeting } = dialog
    const there = new Map(nodes(meeting.attendances).map(({ seat, presence }) => [seat.id, presence]))
    const present = seats.filter(({ since, until }) => since <= meeting.heldOn && (until === null || until >= meeting.heldOn))
    return (
      <CommandDialog
        title={say('committee.minutesOf', { day: dayInWords(meeting.heldOn) })}
        lead={say('committee.minutesLead')}
        fields={[
          { name: 'agenda', label: say('committee.agenda'), kind: 'text', isRequired: true, initial: meeting.agenda },
          { name: 'minutes', label: say('committee.minutes'), kind: 'text', initial: meeting.minutes },
          ...present.map((seat) => ({
            name: seat.id,
            label: nameOf(seat),
            initial: there.get(seat.id) ?? '',
            choices: [['', say('frame.notTold')] as const, ...presences.map((code) => [code, term('presence', code)] as const)],
          })),
        ]}
        submit={say('committee.saveMinutes')}
        command={(told) =>
          recordMinutes({
            meetingId: meeting.id,
            version: meeting.version,
            agenda: told['agenda'] === null ? null : String(told['agenda']),
            minutes: told['minutes'] === null ? null : String(told['minutes']),
            attendances: present.flatMap(({ id }) => presences.filter((code) => told[id] === code).map((presence) => ({ seatId: id, presence }))),
          })
        }
        onClose={onClose}
      />
    )
  }
  if ('meeting' in dialog) {
    const { meeting } = dialog
    return (
      <CommandDialog
        title={say('committee.putMinutes')}
        lead={say('committee.putMinutesLead')}
        fields={[
          { name: 'title', label: say('proposal.title'), isRequired: true, initial: say('committee.minutesOf', { day: dayInWords(meeting.heldOn) }) },
          { name: 'text', label: say('proposal.text'), kind: 'text', isRequired: true, initial: say('committee.minutesAsWritten') },
        ]}
        submit={say('proposal.put')}
        command={({ title, text }) => propose({ kind: 'MINUTES', title: String(title ?? ''), text: String(text ?? ''), subjectId: meeting.id })}
        onClose={onClose}
        onDone={(id) => navigate(`/proposals/${encodeURIComponent(id)}/show`)}
      />
    )
  }
  return (
    <CommandDialog
      title={say('committee.recordRules')}
      lead={say('committee.recordRulesLead')}
      fields={[
        {
          name: 'decisionId',
          label: say('committee.adoptedBy'),
          isRequired: true,
          initial: dialog.decisions[0]?.id ?? '',
          choices: dialog.decisions.map(({ id, title, decidedOn }) => [id, `${title}, ${dayInWords(decidedOn)}`] as const),
        },
        { name: 'since', label: say('committee.since'), kind: 'day', isRequired: true, initial: today },
        { name: 'quorumNumerator', label: say('committee.quorumParts'), kind: 'number', isRequired: true, initial: 1, min: 0 },
        { name: 'quorumDenominator', label: say('committee.quorumOf'), kind: 'number', isRequired: true, initial: 2, min: 1 },
        { name: 'majorityNumerator', label: say('committee.majorityParts'), kind: 'number', isRequired: true, initial: 1, min: 0 },
        { name: 'majorityDenominator', label: say('committee.majorityOfParts'), kind: 'number', isRequired: true, initial: 2, min: 1 },
        { name: 'majorityIsInclusive', label: say('committee.majorityInclusive'), kind: 'yes' },
        {
          name: 'majorityOf',
          label: say('committee.majorityOf'),
          isRequired: true,
          initial: 'VOTES_CAST',
          choices: (['VOTES_CAST', 'SEATS'] as const).map((code) => [code, term('majorityOf', code)] as const),
        },
        {
          name: 'tie',
          label: say('committee.tie'),
          isRequired: true,
          initial: 'CHAIR',
          choices: (['CHAIR', 'REFUSED'] as const).map((code) => [code, say(`committee.rule.tie.${code}`)] as const),
        },
        { name: 'secretariatVotes', label: say('committee.rule.secretariatVotes'), kind: 'yes' },
      ]}
      submit={say('committee.recordRules')}
      command={(told) =>
        recordRulesOfProcedure({
          decisionId: String(told['decisionId']),
          since: String(told['since']),
          quorumNumerator: Number(told['quorumNumerator']),
          quorumDenominator: Number(told['quorumDenominator']),
          majorityNumerator: Number(told['majorityNumerator']),
          majorityDenominator: Number(told['majorityDenominator']),
          majorityIsInclusive: told['majorityIsInclusive'] === true,
          majorityOf: told['majorityOf'] === 'SEATS' ? 'SEATS' : 'VOTES_CAST',
          tie: told['tie'] === 'REFUSED' ? 'REFUSED' : 'CHAIR',
          secretariatVotes: told['secretariatVotes'] === true,
        })
      }
      onClose={onClose}
    />
  )
}
