import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { Fragment, type ReactNode } from 'react'
import { Chip, Chips, FictionalChip, ImpactChip, LevelChip, StrategyChip } from '../elements/chips.tsx'
import { FindingKinds } from '../elements/finding-kinds.tsx'
import { Beside, Empty, Facts, Page, Section } from '../elements/page.tsx'
import { Prose, RecordShow } from '../elements/record-show.tsx'
import { SourceLink } from '../elements/source-link.tsx'
import { OrganisationLink } from '../membership/organisation-link.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { money } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { PartTable } from './part-table.tsx'
import { TenderCourse } from './tender-course.tsx'
import { TenderDocuments } from './tender-documents.tsx'
import { TenderGoals } from './tender-goals.tsx'
import { TenderItems } from './tender-items.tsx'
import { TenderOrigins } from './tender-origins.tsx'
import type { TenderRecord } from './tender-source.ts'

export function TenderShow() {
  return <RecordShow<TenderRecord>>{(record) => <Shown tender={record} />}</RecordShow>
}

function Shown({ tender }: { tender: TenderRecord }) {
  const { say, term } = useWords()
  const day = (date: string | null) => date && dayInWords(date)
  const sustainability = (declared: boolean | null) => say(`process.${declared === null ? 'declaresNothing' : declared ? 'declares' : 'declaresNone'}`)
  const sum = (amount: string | null, currency: string | null) => amount && money(amount, currency)
  return (
    <Page
      title={tender.title}
      above={{ label: say('resources.tenders.name', { smart_count: 2 }), to: '/tenders' }}
      lead={
        <Chips>
          {tender.status && <Chip tone="open">{term('tenderStatus', tender.status)}</Chip>}
          {tender.isIct && <Chip>{say('tender.ict')}</Chip>}
          {tender.isCallOff && <Chip>{say('tender.callOff')}</Chip>}
          <FictionalChip isFictional={tender.isFictional} />
        </Chips>
      }
    >
      <Beside
        aside={
          <Facts
            facts={[
              [say('tender.buyer'), <OrganisationLink key="buyer" organisation={tender.buyer} />],
              [say('tender.amount'), sum(tender.amount, tender.currency)],
              [say('tender.publishedOn'), day(tender.publishedOn)],
              [say('tender.concludedOn'), day(tender.concludedOn)],
              [say('tender.method'), tender.method && term('method', tender.method)],
              ...nodes(tender.classifications).map(
                ({ scheme, code, description }) => [say('tender.classification', { scheme }), description ? `${description} (${code})` : code] as const,
              ),
              ...(tender.ocid === null ? [] : [[say('process.sustainability'), sustainability(tender.hasSustainability)] as const]),
              [say('tender.ocid'), tender.ocid],
              [say('frame.source'), tender.source && <SourceLink source={tender.source} />],
            ]}
          />
        }
      >
        {tender.description && (
          <Box lang={tender.language ?? undefined} sx={{ mb: 4 }}>
            <Prose>{tender.description}</Prose>
          </Box>
        )}
        <Section title={say('tender.criteriaAsked')} count={tender.criterionUses.totalCount}>
          {tender.criterionUses.totalCount === 0 ? (
            <Empty>{say('tender.noCriteriaLong')}</Empty>
          ) : (
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {nodes(tender.criterionUses).map(({ criterion, role, isInherited }) => (
                <Box component="li" key={`${criterion.slug} ${role}`} sx={{ py: 1.75, borderTop: 1, borderColor: 'divider' }}>
                  <Typography variant="h3" component="h3" sx={{ fontSize: '1.0625rem', mb: 0.5 }}>
                    {criterion.title}
                  </Typography>
                  <Typography variant="body2" sx={{ mb: 1, maxWidth: '68ch' }}>
                    {criterion.text}
                  </Typography>
                  <Chips>
                    <LevelChip level={criterion.level} />
                    <StrategyChip strategy={criterion.strategy} />
                    <ImpactChip impactCategory={criterion.impactCategory} />
                    <Chip>{term('criterionRole', role)}</Chip>
                    {isInherited && <Chip>{say('tender.inherited')}</Chip>}
                  </Chips>
                </Box>
              ))}
            </Box>
          )}
        </Section>
        <TenderGoals tender={tender} />
        <TenderItems tender={tender} />
        <PartTable
          title={say('tender.lots')}
          connection={tender.lots}
          columns={[
            {
              label: say('tender.lot'),
              cell: (lot, index) => <LotName title={lot.title ?? say('tender.lotNumber', { number: index + 1 })} description={lot.description} />,
            },
            { label: say('tender.status'), cell: ({ status }) => status && term('tenderStatus', status) },
            {
              label: say('process.sustainability'),
              isOptional: true,
              cell: ({ hasSustainability }) => (hasSustainability === null ? null : say(hasSustainability ? 'frame.yes' : 'frame.no')),
            },
            { label: say('tender.amount'), isNumber: true, cell: ({ amount, currency }) => sum(amount, currency) },
          ]}
        />
        <PartTable
          title={say('tender.awards')}
          connection={tender.awards}
          columns={[
            { label: say('tender.award'), cell: ({ title }, index) => title ?? say('tender.awardNumber', { number: index + 1 }) },
            {
              label: say('tender.suppliers'),
              cell: ({ suppliers }) =>
                separated(nodes(suppliers).map(({ organisation }) => <OrganisationLink key={organisation.slug} organisation={organisation} />)),
            },
            { label: say('tender.awardedOn'), cell: ({ awardedOn }) => day(awardedOn) },
            { label: say('tender.awardedAmount'), isNumber: true, cell: ({ amount, currency }) => sum(amount, currency) },
          ]}
        />
        <PartTable
          title={say('tender.contracts')}
          connection={tender.contracts}
          columns={[
            { label: say('tender.contract'), cell: ({ title }, index) => title ?? say('tender.contractNumber', { number: index + 1 }) },
            { label: say('tender.signedOn'), cell: ({ signedOn }) => day(signedOn) },
            {
              label: say('tender.runs'),
              cell: ({ startsOn, endsOn }) =>
                startsOn && endsOn ? say('organisation.fromTo', { from: dayInWords(startsOn), to: dayInWords(endsOn) }) : day(startsOn),
            },
            { label: say('tender.contractAmount'), isNumber: true, cell: ({ amount, currency }) => sum(amount, currency) },
          ]}
        />
        <TenderCourse tender={tender} />
        <TenderDocuments tender={tender} />
        {tender.findings.totalCount > 0 && <ImportFindings tender={tender} />}
        {tender.ocid !== null && <TenderOrigins slug={tender.slug} />}
      </Beside>
    </Page>
  )
}

/** What the import noticed, each kind once, with how often and where. */
function ImportFindings({ tender }: { tender: TenderRecord }) {
  const { say } = useWords()
  const kinds = Map.groupBy(nodes(tender.findings), ({ code }) => code)
  return (
    <Section title={say('tender.findings')} note={say('tender.findingsNote')}>
      <FindingKinds
        kinds={[...kinds].map(([code, found]) => ({
          code,
          severity: found[0]?.severity ?? 'INFO',
          count: found.length,
          places: found.map(({ pointer, file }) => (file ? say('tender.findingPlace', { pointer: pointer || '/', file }) : pointer)),
        }))}
      />
    </Section>
  )
}

function separated(parts: ReactNode[]): ReactNode {
  return parts.length === 0
    ? null
    : parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts keep their order.
        <Fragment key={index}>
          {index > 0 && ', '}
          {part}
        </Fragment>
      ))
}

/** A lot by its title; publishers put pages of text into descriptions, so these open on demand. */
function LotName({ title, description }: { title: string; description: string | null }) {
  const { say } = useWords()
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      {title}
      {description && description !== title && (
        <Box component="details" sx={{ fontWeight: 400, mt: 0.25 }}>
          <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary' }}>
            {say('tender.lotDescription')}
          </Box>
          <Box sx={{ maxWidth: '68ch', whiteSpace: 'pre-line', py: 0.5 }}>{description}</Box>
        </Box>
      )}
    </Box>
  )
}
