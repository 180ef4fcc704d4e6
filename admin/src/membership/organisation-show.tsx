import { dayOf } from '@cfit/api/pact'
import Link from '@mui/material/Link'
import { useResourceContext } from 'ra-core'
import { Link as RouterLink } from 'react-router-dom'
import { Chip, Chips, FictionalChip } from '../elements/chips.tsx'
import { Beside, Empty, Facts, Page, Section } from '../elements/page.tsx'
import { PlainTable } from '../elements/plain-table.tsx'
import { RecordShow } from '../elements/record-show.tsx'
import { SourceLink } from '../elements/source-link.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { grouped, money } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { EndButtons } from './end-buttons.tsx'
import type { OrganisationRecord } from './organisation-source.ts'
import { FleetTable, PlannedDemandTable } from './organisation-stock.tsx'

export function OrganisationShow() {
  return <RecordShow<OrganisationRecord>>{(record) => <Shown record={record} />}</RecordShow>
}

function Shown({ record }: { record: OrganisationRecord }) {
  const { say, term, country } = useWords()
  const noun = useResourceContext()
  const participations = nodes(record.participations)
  const supports = nodes(record.supports)
  const today = dayOf(new Date())
  const isInForce = ({ until }: { until: string | null }) => until === null || until > today
  const kindsInForce = [...participations.filter(isInForce).flatMap(({ role }) => role ?? []), ...(supports.some(isInForce) ? (['SUPPORT'] as const) : [])]
  const isListed = noun === 'participants' || noun === 'supporters'
  const period = (since: string | null, until: string | null) =>
    until
      ? say('organisation.fromTo', { from: since ? dayInWords(since) : say('organisation.unknownDay'), to: dayInWords(until) })
      : since
        ? say('organisation.sinceDay', { day: dayInWords(since) })
        : say('organisation.inForce')
  return (
    <Page
      title={record.name}
      {...(isListed ? { above: { label: say(`resources.${noun}.name`, { smart_count: 2 }), to: `/${noun}` } } : {})}
      lead={
        <Chips>
          {participations.map(({ role }) => (
            <Chip key={role} tone="open">
              {term('role', role ?? 'NOT_TOLD')}
            </Chip>
          ))}
          {supports.length > 0 && <Chip tone="open">{say('organisation.supporter')}</Chip>}
          <FictionalChip isFictional={record.isFictional} />
        </Chips>
      }
    >
      <Beside
        aside={
          <Facts
            facts={[
              [
                say('organisation.country'),
                record.countryCode ? country(record.countryCode) : record.kind === 'INTERGOVERNMENTAL' ? say('organisation.noCountry') : null,
              ],
              [say('organisation.kind'), record.kind && term('organisationKind', record.kind)],
              ...nodes(record.identifiers).map(({ scheme, identifier }) => [say('organisation.identifier', { scheme }), identifier] as const),
              ...(record.website ? [[say('organisation.website'), <SourceLink key="site" source={record.website} />] as const] : []),
              [say('frame.source'), record.source && <SourceLink source={record.source} />],
            ]}
          />
        }
      >
        {(participations.length > 0 || supports.length > 0) && (
          <Section title={say(participations.length > 0 ? 'organisation.participation' : 'organisation.support')}>
            <PlainTable
              caption={say('organisation.participation')}
              columns={[say('organisation.role'), say('organisation.period'), say('organisation.pactVersion'), say('frame.source')]}
              rows={[
                ...participations.map((each) => [
                  term('role', each.role ?? 'NOT_TOLD'),
                  period(each.since, each.until),
                  say('organisation.version', { version: each.pactVersion }),
                  each.source && <SourceLink key="source" source={each.source} />,
                ]),
                ...supports.map((each) => [
                  say('organisation.supporter'),
                  period(each.since, each.until),
                  '',
                  each.source && <SourceLink key="source" source={each.source} />,
                ]),
              ]}
            />
            <EndButtons organisation={record} kinds={kindsInForce} />
          </Section>
        )}
        {nodes(record.submissions).length > 0 && (
          <Section title={say('resources.submissions.name', { smart_count: 2 })}>
            <PlainTable
              caption={say('resources.submissions.name', { smart_count: 2 })}
              columns={[say('submission.year'), say('submission.state'), say('submission.submittedOn')]}
              rows={nodes(record.submissions).map(({ id, state, campaign, revisions }) => {
                const at = nodes(revisions)[0]?.submittedAt
                return [
                  <Link key="year" component={RouterLink} to={`/submissions/${encodeURIComponent(id)}/show`}>
                    {say('submission.ofYear', { year: campaign?.year ?? '' })}
                  </Link>,
                  term('submissionState', state),
                  at ? dayInWords(dayOf(new Date(at))) : null,
                ]
              })}
            />
          </Section>
        )}
        <Section title={say('resources.tenders.name', { smart_count: 2 })} count={record.tenders.totalCount}>
          {record.tenders.totalCount === 0 ? (
            <Empty>{say('organisation.noTenders')}</Empty>
          ) : (
            <>
              <PlainTable
                caption={say('resources.tenders.name', { smart_count: 2 })}
                columns={[
                  say('tender.title'),
                  say('tender.publishedOn'),
                  { label: say('tender.amount'), isNumber: true },
                  { label: say('tender.criteria'), isNumber: true },
                ]}
                rows={nodes(record.tenders).map((tender) => [
                  <Link key="title" component={RouterLink} to={`/tenders/${tender.slug}/show`}>
                    {tender.title}
                  </Link>,
                  tender.publishedOn && dayInWords(tender.publishedOn),
                  tender.amount && money(tender.amount, tender.currency),
                  grouped(tender.criterionUses.totalCount),
                ])}
              />
              {record.tenders.totalCount > nodes(record.tenders).length && (
                <Link
                  component={RouterLink}
                  variant="body2"
                  to={`/tenders?filter=${encodeURIComponent(JSON.stringify({ buyer: record.slug }))}`}
                  sx={{ display: 'inline-block', mt: 1.5 }}
                >
                  {say('organisation.allTenders', { count: grouped(record.tenders.totalCount) })}
                </Link>
              )}
            </>
          )}
        </Section>
        {record.practices.totalCount > 0 && (
          <Section title={say('resources.practices.name', { smart_count: 2 })} count={record.practices.totalCount}>
            <PlainTable
              caption={say('resources.practices.name', { smart_count: 2 })}
              columns={[say('practice.title'), say('practice.stage'), say('practice.sharedOn')]}
              rows={nodes(record.practices).map((practice) => [
                <Link key="title" component={RouterLink} to={`/practices/${practice.slug}/show`}>
                  {practice.title}
                </Link>,
                term('stage', practice.stage),
                dayInWords(practice.sharedOn),
              ])}
            />
          </Section>
        )}
        <FleetTable fleets={nodes(record.fleets)} />
        <PlannedDemandTable demands={nodes(record.plannedDemands)} />
      </Beside>
    </Page>
  )
}
