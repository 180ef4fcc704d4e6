import Link from '@mui/material/Link'
import { Link as RouterLink } from 'react-router-dom'
import { SourceLink } from '../elements/source-link.tsx'
import { dayInWords } from '../words/day.ts'
import { money } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { usePartNames } from './part-names.ts'
import { PartTable } from './part-table.tsx'
import { NewTabLink } from './tender-documents.tsx'
import type { TenderRecord } from './tender-source.ts'

const day = (date: string | null) => date && dayInWords(date)

/** How a tender goes on: what falls due, what was changed, what was paid, and what other processes it belongs to. */
export function TenderCourse({ tender }: { tender: TenderRecord }) {
  return (
    <>
      <Milestones tender={tender} />
      <Amendments tender={tender} />
      <Payments tender={tender} />
      <RelatedProcesses tender={tender} />
    </>
  )
}

function Milestones({ tender }: { tender: TenderRecord }) {
  const { say, term } = useWords()
  const names = usePartNames(tender)
  return (
    <PartTable
      title={say('process.milestones')}
      connection={tender.milestones}
      columns={[
        {
          label: say('process.milestone'),
          cell: ({ title, description }, index) => title ?? description ?? say('process.milestoneNumber', { number: index + 1 }),
        },
        { label: say('process.kind'), isOptional: true, cell: ({ kind }) => kind && term('milestoneKind', kind) },
        { label: say('process.partOf'), cell: ({ part, partKey }) => names.part(part, partKey) },
        { label: say('process.dueOn'), cell: ({ dueOn }) => day(dueOn) },
        {
          label: say('process.stands'),
          isOptional: true,
          cell({ status, metOn }) {
            const stands = status ?? (metOn ? 'MET' : null)
            if (!stands) return null
            const words = term('milestoneStatus', stands)
            return metOn ? say('process.metOn', { status: words, day: dayInWords(metOn) }) : words
          },
        },
      ]}
    />
  )
}

function Amendments({ tender }: { tender: TenderRecord }) {
  const { say } = useWords()
  const names = usePartNames(tender)
  return (
    <PartTable
      title={say('process.amendments')}
      connection={tender.amendments}
      columns={[
        { label: say('process.amendedOn'), cell: ({ amendedOn }) => day(amendedOn) ?? say('process.unknownDay') },
        { label: say('process.partOf'), cell: ({ part, partKey }) => names.part(part, partKey) },
        { label: say('process.amendment'), isOptional: true, cell: ({ description }) => description },
        { label: say('process.rationale'), isOptional: true, cell: ({ rationale }) => rationale },
      ]}
    />
  )
}

function Payments({ tender }: { tender: TenderRecord }) {
  const { say } = useWords()
  const names = usePartNames(tender)
  return (
    <PartTable
      title={say('process.payments')}
      connection={tender.transactions}
      columns={[
        { label: say('process.paidOn'), cell: ({ paidOn }) => day(paidOn) ?? say('process.unknownDay') },
        { label: say('process.partOf'), isOptional: true, cell: ({ partKey }) => names.oneOfSeveral('CONTRACT', partKey) },
        { label: say('process.payer'), isOptional: true, cell: ({ payer }) => payer },
        { label: say('process.payee'), isOptional: true, cell: ({ payee }) => payee },
        { label: say('frame.source'), isOptional: true, cell: ({ source }) => source && <SourceLink source={source} /> },
        { label: say('process.paid'), isNumber: true, cell: ({ amount, currency }) => amount && money(amount, currency) },
      ]}
    />
  )
}

function RelatedProcesses({ tender }: { tender: TenderRecord }) {
  const { say, term } = useWords()
  const names = usePartNames(tender)
  return (
    <PartTable
      title={say('process.related')}
      connection={tender.relatedProcesses}
      columns={[
        {
          label: say('process.howRelated'),
          cell: ({ relationships }) =>
            relationships.length > 0 ? relationships.map((code) => term('relationship', code)).join(', ') : say('process.relation'),
        },
        { label: say('process.partOf'), isOptional: true, cell: ({ part, partKey }) => names.oneOfSeveral(part, partKey) },
        { label: say('process.relatedProcess'), cell: (related) => <OtherProcess related={related} /> },
      ]}
    />
  )
}

type Related = TenderRecord['relatedProcesses']['edges'][number]['node']

/** The other process: its page where the hub knows it, its address elsewhere, or at least what it is called. */
function OtherProcess({ related: { tender, title, url, identifier } }: { related: Related }) {
  const { say } = useWords()
  const name = tender?.title ?? title ?? identifier
  if (tender) {
    return (
      <Link component={RouterLink} to={`/tenders/${tender.slug}/show`} sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
        {name}
      </Link>
    )
  }
  if (url) return <NewTabLink url={url}>{name ?? url}</NewTabLink>
  return <span style={{ overflowWrap: 'anywhere' }}>{name ?? say('frame.notTold')}</span>
}
