import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { Fragment, type ReactNode } from 'react'
import { Chip, Chips, FictionalChip, ImpactChip, LevelChip, StrategyChip } from '../elements/chips.tsx'
import { FindingKinds } from '../elements/finding-kinds.tsx'
import { Beside, Empty, Facts, Page, Section } from '../elements/page.tsx'
import { PlainTable } from '../elements/plain-table.tsx'
import { Prose, RecordShow } from '../elements/record-show.tsx'
import { SourceLink } from '../elements/source-link.tsx'
import { OrganisationLink } from '../membership/organisation-link.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { money } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import type { TenderRecord } from './tender-source.ts'

export function TenderShow() {
  return <RecordShow<TenderRecord>>{(record) => <Shown tender={record} />}</RecordShow>
}

function Shown({ tender }: { tender: TenderRecord }) {
  const { say, term } = useWords()
  const day = (date: string | null) => date && dayInWords(date)
  const sum = (amount: string | null, currency: string | null) => amount && money(amount, currency)
  const number = (label: string) => ({ label, isNumber: true })
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
        {tender.lots.totalCount > 0 && (
          <Section title={say('tender.lots')} count={tender.lots.totalCount}>
            <PlainTable
              caption={say('tender.lots')}
              columns={[say('tender.lot'), say('tender.status'), number(say('tender.amount'))]}
              rows={nodes(tender.lots).map((lot, index) => [
                <LotName key="lot" title={lot.title ?? say('tender.lotNumber', { number: index + 1 })} description={lot.description} />,
                lot.status && term('tenderStatus', lot.status),
                sum(lot.amount, lot.currency),
              ])}
            />
          </Section>
        )}
        {tender.awards.totalCount > 0 && (
          <Section title={say('tender.awards')} count={tender.awards.totalCount}>
            <PlainTable
              caption={say('tender.awards')}
              columns={[say('tender.award'), say('tender.suppliers'), say('tender.awardedOn'), number(say('tender.awardedAmount'))]}
              rows={nodes(tender.awards).map((award, index) => [
                award.title ?? say('tender.awardNumber', { number: index + 1 }),
                separated(nodes(award.suppliers).map(({ organisation }) => <OrganisationLink key={organisation.slug} organisation={organisation} />)),
                day(award.awardedOn),
                sum(award.amount, award.currency),
              ])}
            />
          </Section>
        )}
        {tender.contracts.totalCount > 0 && (
          <Section title={say('tender.contracts')} count={tender.contracts.totalCount}>
            <PlainTable
              caption={say('tender.contracts')}
              columns={[say('tender.contract'), say('tender.signedOn'), say('tender.runs'), number(say('tender.contractAmount'))]}
              rows={nodes(tender.contracts).map((contract, index) => [
                contract.title ?? say('tender.contractNumber', { number: index + 1 }),
                day(contract.signedOn),
                contract.startsOn && contract.endsOn
                  ? say('organisation.fromTo', { from: dayInWords(contract.startsOn), to: dayInWords(contract.endsOn) })
                  : day(contract.startsOn),
                sum(contract.amount, contract.currency),
              ])}
            />
          </Section>
        )}
        {tender.findings.totalCount > 0 && <ImportFindings tender={tender} />}
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
