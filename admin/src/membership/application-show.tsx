import { dayOf } from '@cfit/api/pact'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { Link as RouterLink, useNavigate } from 'react-router-dom'
import { Chip, Chips, FictionalChip } from '../elements/chips.tsx'
import { CommandDialog } from '../elements/command-dialog.tsx'
import { Beside, Facts, Page, Section } from '../elements/page.tsx'
import { Prose, RecordShow } from '../elements/record-show.tsx'
import { Rulings } from '../elements/rulings.tsx'
import { ProposeDialog } from '../governance/propose-dialog.tsx'
import { votesInWords } from '../governance/votes.ts'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { withdrawApplication } from './application-commands.ts'
import { applicationTone, clockOf } from './application-list.tsx'
import { type ApplicationRecord, criteria } from './application-source.ts'
import { AssessForm } from './assess-form.tsx'
import { DecideForm } from './decide-form.tsx'
import { ForOffice } from './for-office.tsx'

/** One application: what the Pact says of it, how the criteria were found, and the decision. */
export function ApplicationShow() {
  return (
    <ForOffice>
      <RecordShow<ApplicationRecord>>{(application) => <Shown application={application} />}</RecordShow>
    </ForOffice>
  )
}

function Shown({ application }: { application: ApplicationRecord }) {
  const words = useWords()
  const { say, term } = words
  const { organisation, kind, state, canHandle } = application
  const [decision] = nodes(application.decisions)
  const found = new Map(nodes(application.assessments).map((assessment) => [assessment.criterion, assessment]))
  return (
    <Page
      title={organisation.name}
      above={{ label: say('resources.applications.name', { smart_count: 2 }), to: '/applications' }}
      lead={
        <Chips>
          <Chip tone={applicationTone[state]}>{term('applicationState', state)}</Chip>
          <Chip>{term('applicationKind', kind)}</Chip>
          <FictionalChip isFictional={organisation.isFictional} />
        </Chips>
      }
    >
      <Beside
        aside={
          <Facts
            facts={[
              [
                say('application.applicant'),
                <Link key="organisation" component={RouterLink} to={`/organisations/${organisation.slug}/show`}>
                  {organisation.name}
                </Link>,
              ],
              [say('application.body'), organisation.kind && term('organisationKind', organisation.kind)],
              [say('application.receivedOn'), dayInWords(application.receivedOn)],
              [say('application.receivedBy'), term('applicationReceiver', application.receivedBy)],
              [say('application.dueOn'), clockOf(application, words)],
              ...(kind === 'SUPPORT'
                ? []
                : ([
                    [say('organisation.pactVersion'), application.pactVersion && say('organisation.version', { version: application.pactVersion })],
                    [say('application.signatoryFunction'), application.signatoryFunction],
                  ] as const)),
            ]}
          />
        }
      >
        <Section title={say(decision ? 'application.restedOn' : 'application.pactSays')} note={say('ruling.voluntary')}>
          <Rulings rulings={decision?.rulings ?? application.rulings} />
        </Section>
        <Section title={say('application.criteria')} note={say('application.criteriaNote')}>
          <Box sx={{ display: 'grid', gap: 3 }}>
            {criteria.map((criterion) => (
              <AssessForm
                key={`${criterion} ${application.version}`}
                application={application}
                criterion={criterion}
                found={found.get(criterion)}
                mayAssess={canHandle.allowed}
              />
            ))}
          </Box>
        </Section>
        <Section title={say('application.decision')}>
          {decision ? (
            <Box sx={{ p: { xs: 2, sm: 2.5 }, bgcolor: (theme) => theme.hub.tint, borderRadius: 1, display: 'grid', gap: 1 }}>
              <Typography sx={{ fontWeight: 600 }}>{say(`application.decided.${decision.outcome}`, { day: dayInWords(decision.decidedOn) })}</Typography>
              <Typography variant="body2">{votesInWords(decision, say)}</Typography>
              {decision.reason && <Prose>{decision.reason}</Prose>}
            </Box>
          ) : canHandle.allowed ? (
            <>
              <DecideForm application={application} />
              <Other application={application} />
            </>
          ) : (
            <Typography>{term('permission', canHandle.reason ?? '')}</Typography>
          )}
        </Section>
      </Beside>
    </Page>
  )
}

/** The other ways on: to put it to the votes of the committee, or that the applicant took it back. */
function Other({ application }: { application: ApplicationRecord }) {
  const { say, term } = useWords()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'propose' | 'withdraw' | null>(null)
  const { id, version, organisation, kind } = application
  return (
    <Box sx={{ mt: 3, display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
      <Button variant="outlined" onClick={() => setOpen('propose')}>
        {say('proposal.putApplication')}
      </Button>
      <Button variant="outlined" onClick={() => setOpen('withdraw')}>
        {say('application.withdraw')}
      </Button>
      {open === 'propose' && (
        <ProposeDialog
          subject={{ id, kind: 'APPLICATION', title: `${organisation.name}: ${term('applicationKind', kind)}` }}
          onClose={() => setOpen(null)}
          onDone={(proposal) => navigate(`/proposals/${encodeURIComponent(proposal)}/show`)}
        />
      )}
      {open === 'withdraw' && (
        <CommandDialog
          title={say('application.withdraw')}
          lead={say('application.withdrawLead')}
          fields={[{ name: 'withdrawnOn', label: say('application.withdrawnOn'), kind: 'day', isRequired: true, initial: dayOf(new Date()) }]}
          submit={say('application.record')}
          command={({ withdrawnOn }) => withdrawApplication({ applicationId: id, version, withdrawnOn: String(withdrawnOn) })}
          onClose={() => setOpen(null)}
        />
      )}
    </Box>
  )
}
