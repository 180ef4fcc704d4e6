import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { Link as RouterLink } from 'react-router-dom'
import { Chip, Chips, FictionalChip } from '../elements/chips.tsx'
import { Beside, Facts, Page, Section } from '../elements/page.tsx'
import { Prose, RecordShow } from '../elements/record-show.tsx'
import { RulingInWords } from '../elements/ruling.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
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
  const rulings = rulingsIn(decision?.rulings ?? application.rulings)
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
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
            {rulings.map((ruling) => (
              <Box component="li" key={`${ruling.article} ${ruling.because}`} sx={{ display: 'grid', gap: 0.5, justifyItems: 'start' }}>
                <Chip tone={outcomeTone[ruling.outcome]}>{say(`ruling.outcome.${ruling.outcome}`)}</Chip>
                <RulingInWords ruling={ruling} />
              </Box>
            ))}
          </Box>
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
            <DecideForm application={application} />
          ) : (
            <Typography>{term('permission', canHandle.reason ?? '')}</Typography>
          )}
        </Section>
      </Beside>
    </Page>
  )
}

const outcomeTone = { 'in line': 'good', outside: 'careful', 'needs judgement': 'open', 'not determined': 'quiet' } as const

interface ToldRuling {
  outcome: keyof typeof outcomeTone
  article: string
  because: string
}

const rulingsIn = (value: unknown): ToldRuling[] => (Array.isArray(value) ? (value as ToldRuling[]) : [])

type Votes = Pick<ApplicationRecord['decisions']['edges'][number]['node'], 'votesFor' | 'votesAgainst' | 'abstentions' | 'recusals'>

/** The votes that were recorded; what was not counted is not told as nought. */
function votesInWords(votes: Votes, say: ReturnType<typeof useWords>['say']): string {
  const told = (['votesFor', 'votesAgainst', 'abstentions', 'recusals'] as const).flatMap((name) =>
    votes[name] === null ? [] : [say(`application.votes.${name}`, { count: votes[name] })],
  )
  return told.length > 0 ? told.join(', ') : say('application.votes.none')
}
