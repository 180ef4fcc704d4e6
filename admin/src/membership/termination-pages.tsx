import { dayOf } from '@cfit/api/pact'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { Chip, Chips, FictionalChip } from '../elements/chips.tsx'
import { CommandDialog } from '../elements/command-dialog.tsx'
import { ForThose } from '../elements/for-those.tsx'
import { Beside, Facts, Page, Section } from '../elements/page.tsx'
import { RecordList } from '../elements/record-list.tsx'
import { Prose, RecordShow } from '../elements/record-show.tsx'
import type { Column } from '../elements/record-table.tsx'
import { Rulings } from '../elements/rulings.tsx'
import { ProposeDialog } from '../governance/propose-dialog.tsx'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { dropTermination, recordHearing } from './ending-commands.ts'
import type { TerminationRecord, TerminationRow } from './termination-source.ts'

const tones = { OPEN: 'open', ENDED: 'quiet', KEPT: 'good', DROPPED: 'quiet' } as const

/** Proceedings to end a participation or support. */
export function TerminationList() {
  const { say, term } = useWords()
  const columns: Column<TerminationRow>[] = [
    { name: 'organisation', label: say('termination.organisation'), cell: ({ organisation }) => organisation.name },
    { name: 'ground', label: say('termination.ground'), width: 180, cell: ({ ground }) => term('terminationGround', ground) },
    { name: 'openedOn', isOneLine: true, label: say('termination.openedOn'), width: 140, cell: ({ openedOn }) => dayInWords(openedOn) },
    { name: 'hearing', label: say('termination.hearing'), width: 170, cell: ({ hearing }) => term('hearing', hearing) },
    { name: 'state', label: say('termination.state'), width: 130, cell: ({ state }) => <Chip tone={tones[state]}>{term('terminationState', state)}</Chip> },
  ]
  return (
    <ForThose
      resource="terminations"
      admits={({ isSecretariat, isCommittee, organisations }) => isSecretariat || isCommittee || organisations.length > 0}
      notYours={say('termination.notYours')}
      elsewhere={{ label: say('application.toParticipants'), to: '/participants' }}
    >
      <RecordList<TerminationRow> sort={{ field: 'openedOn', order: 'DESC' }} columns={columns} filters={() => []} />
    </ForThose>
  )
}

export function TerminationShow() {
  return <RecordShow<TerminationRecord>>{(termination) => <Shown termination={termination} />}</RecordShow>
}

function Shown({ termination }: { termination: TerminationRecord }) {
  const { say, term } = useWords()
  const { organisation, ground, effect, openedOn, invitedFor, hearing, heardOn, views, state, droppedBecause, ruling, canProceed } = termination
  return (
    <Page
      title={organisation.name}
      above={{ label: say('resources.terminations.name', { smart_count: 2 }), to: '/terminations' }}
      lead={
        <Chips>
          <Chip tone={tones[state]}>{term('terminationState', state)}</Chip>
          <Chip>{term('hearing', hearing)}</Chip>
          <FictionalChip isFictional={organisation.isFictional} />
        </Chips>
      }
    >
      <Beside
        aside={
          <Facts
            facts={[
              [say('termination.ground'), term('terminationGround', ground)],
              [say('termination.openedOn'), dayInWords(openedOn)],
              [say('termination.invitedFor'), invitedFor ? dayInWords(invitedFor) : say('termination.notInvited')],
              [say('termination.heardOn'), heardOn ? dayInWords(heardOn) : say('termination.notHeard')],
            ]}
          />
        }
      >
        <Section title={say('termination.effect')}>
          <Prose>{effect}</Prose>
        </Section>
        {views && (
          <Section title={say('termination.views')}>
            <Prose>{views}</Prose>
          </Section>
        )}
        {droppedBecause && (
          <Section title={say('termination.dropped')}>
            <Prose>{droppedBecause}</Prose>
          </Section>
        )}
        <Section title={say('application.pactSays')} note={say('ruling.voluntary')}>
          <Rulings rulings={[ruling]} />
        </Section>
        {canProceed.allowed && <Acts termination={termination} />}
      </Beside>
    </Page>
  )
}

/** The hearing, the vote, or the end without one. */
function Acts({ termination }: { termination: TerminationRecord }) {
  const { say, term } = useWords()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'hearing' | 'propose' | 'drop' | null>(null)
  const { id: terminationId, version, organisation } = termination
  const close = () => setOpen(null)
  return (
    <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
      <Button variant="contained" onClick={() => setOpen('hearing')}>
        {say('termination.recordHearing')}
      </Button>
      <Button variant="outlined" onClick={() => setOpen('propose')}>
        {say('proposal.putApplication')}
      </Button>
      <Button variant="outlined" onClick={() => setOpen('drop')}>
        {say('termination.drop')}
      </Button>
      {open === 'hearing' && (
        <CommandDialog
          title={say('termination.recordHearing')}
          lead={say('termination.hearingLead')}
          fields={[
            {
              name: 'hearing',
              label: say('termination.hearing'),
              isRequired: true,
              initial: 'HEARD',
              choices: (['NONE', 'HEARD', 'DECLINED'] as const).map((code) => [code, term('hearing', code)] as const),
            },
            { name: 'invitedFor', label: say('termination.invitedFor'), kind: 'day', initial: termination.invitedFor },
            { name: 'heardOn', label: say('termination.heardOn'), kind: 'day', max: dayOf(new Date()) },
            { name: 'views', label: say('termination.views'), kind: 'text', initial: termination.views },
          ]}
          submit={say('application.record')}
          command={({ hearing, invitedFor, heardOn, views }) =>
            recordHearing({
              terminationId,
              version,
              hearing: hearing === 'HEARD' ? 'HEARD' : hearing === 'DECLINED' ? 'DECLINED' : 'NONE',
              invitedFor: invitedFor === null ? null : String(invitedFor),
              heardOn: heardOn === null ? null : String(heardOn),
              views: views === null ? null : String(views),
            })
          }
          onClose={close}
        />
      )}
      {open === 'propose' && (
        <ProposeDialog
          subject={{ id: terminationId, kind: 'TERMINATION', title: say('termination.proposalTitle', { name: organisation.name }) }}
          onClose={close}
          onDone={(id) => navigate(`/proposals/${encodeURIComponent(id)}/show`)}
        />
      )}
      {open === 'drop' && (
        <CommandDialog
          title={say('termination.drop')}
          fields={[{ name: 'reason', label: say('decision.reason'), kind: 'text', isRequired: true }]}
          submit={say('termination.drop')}
          command={({ reason }) => dropTermination({ terminationId, version, reason: String(reason ?? '') })}
          onClose={close}
        />
      )}
    </Box>
  )
}
