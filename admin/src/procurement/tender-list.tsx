import Box from '@mui/material/Box'
import { Chip, Chips, FictionalChip } from '../elements/chips.tsx'
import type { Filter } from '../elements/filter-bar.tsx'
import { RecordList } from '../elements/record-list.tsx'
import type { Column } from '../elements/record-table.tsx'
import { OrganisationLink } from '../membership/organisation-link.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { money } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { impactCategories, strategies, tenderStatuses } from './codes.ts'
import type { TenderListMeta, TenderRow } from './tender-source.ts'

export function TenderList() {
  const { say, term } = useWords()
  const yesNo = [
    ['true', say('frame.yes')],
    ['false', say('frame.no')],
  ] as const
  const filters: Filter[] = [
    { source: 'search', label: say('tender.search') },
    {
      source: 'isShared',
      label: say('tender.from'),
      choices: [
        ['true', say('tender.fromParticipants')],
        ['false', say('tender.fromFeeds')],
      ],
    },
    { source: 'hasCriteria', label: say('tender.hasCriteria'), choices: yesNo },
    { source: 'strategy', label: say('frame.strategy'), choices: strategies.map((code) => [code, term('strategy', code)]) },
    { source: 'impactCategory', label: say('frame.impactCategory'), choices: impactCategories.map((code) => [code, term('impactCategory', code)]) },
    { source: 'status', label: say('tender.status'), choices: tenderStatuses.map((code) => [code, term('tenderStatus', code)]) },
    { source: 'isIct', label: say('tender.isIct'), choices: yesNo },
  ]
  const filtersOf = (meta: unknown): Filter[] => {
    const buyer = (meta as TenderListMeta | undefined)?.buyer
    return buyer ? [...filters, { source: 'buyer', label: say('tender.buyer'), choices: [[buyer.slug, buyer.name]] }] : filters
  }
  const columns: Column<TenderRow>[] = [
    { name: 'title', label: say('tender.title'), isSortable: true, cell: ({ title }) => title },
    { name: 'buyer', label: say('tender.buyer'), width: '22%', cell: ({ buyer }) => <OrganisationLink organisation={buyer} /> },
    {
      name: 'publishedOn',
      isOneLine: true,
      label: say('tender.publishedOn'),
      isSortable: true,
      width: 140,
      cell: ({ publishedOn }) => publishedOn && dayInWords(publishedOn),
    },
    {
      name: 'amount',
      label: say('tender.amount'),
      isSortable: true,
      isNumber: true,
      width: 150,
      cell: ({ amount, currency }) =>
        amount && (
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            {money(amount, currency)}
          </Box>
        ),
    },
    { name: 'criteria', isOneLine: true, label: say('tender.criteria'), width: 120, cell: (tender) => <CriteriaInShort tender={tender} /> },
    {
      name: 'status',
      label: say('tender.status'),
      isWideOnly: true,
      width: 130,
      cell: ({ status, isFictional }) =>
        status || isFictional ? (
          <Chips>
            {status && <Chip>{term('tenderStatus', status)}</Chip>}
            <FictionalChip isFictional={isFictional} />
          </Chips>
        ) : null,
    },
  ]
  return <RecordList<TenderRow> sort={{ field: 'publishedOn', order: 'DESC' }} columns={columns} filters={filtersOf} />
}

/** How many criteria were asked, and a dot for each strategy they serve. */
function CriteriaInShort({ tender }: { tender: TenderRow }) {
  const { say, term } = useWords()
  const { totalCount } = tender.criterionUses
  if (totalCount === 0)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {say('tender.noCriteria')}
      </Box>
    )
  const served = new Set(nodes(tender.criterionUses).map(({ criterion }) => criterion.strategy))
  const names = strategies.filter((strategy) => served.has(strategy))
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }} title={names.map((name) => term('strategy', name)).join(', ')}>
      <span>{say('tender.criteriaCount', { smart_count: totalCount })}</span>
      <Box component="span" aria-hidden sx={{ display: 'inline-flex', gap: '3px' }}>
        {names.map((name) => (
          <Box key={name} component="span" sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: (theme) => theme.hub.strategy[name] }} />
        ))}
      </Box>
    </Box>
  )
}
