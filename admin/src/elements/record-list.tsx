import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { SxProps } from '@mui/material/styles'
import Typography from '@mui/material/Typography'
import { ListBase, type RaRecord, useListContext, useResourceContext } from 'ra-core'
import type { ReactNode } from 'react'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { type Filter, FilterBar } from './filter-bar.tsx'
import { Page } from './page.tsx'
import { type Column, RecordTable } from './record-table.tsx'
import { Waiting } from './waiting.tsx'

interface RecordListProps<Record extends RaRecord> {
  sort: { field: string; order: 'ASC' | 'DESC' }
  perPage?: number
  /** From what came with the page, such as the countries that occur. */
  filters: (meta: unknown) => readonly Filter[]
  columns?: readonly Column<Record>[]
  /** False where all that is to be told of a record stands in its line. */
  hasPages?: boolean
  /** Draws a record by itself instead of as a line of a table. */
  card?: (record: Record) => ReactNode
  cardsSx?: SxProps
  /** The next action. */
  action?: ReactNode
  /** What is to be known before reading on, from what came with the page. */
  note?: (meta: unknown) => ReactNode
  /** The filter that holds until somebody chooses another. */
  filterDefaultValues?: object
}

/** A list that fails says so where its records would stand. */
const toldInPlace = { onError: () => undefined }

/** A list of one noun: its name and what it is, conditions, the records, pages. Its state lives in the address. */
export function RecordList<Record extends RaRecord>({ sort, perPage = 25, filterDefaultValues, ...rest }: RecordListProps<Record>) {
  return (
    <ListBase
      sort={sort}
      perPage={perPage}
      exporter={false}
      storeKey={false}
      {...(filterDefaultValues ? { filterDefaultValues } : {})}
      queryOptions={toldInPlace}
    >
      <Shown {...rest} />
    </ListBase>
  )
}

function Shown<Record extends RaRecord>({
  filters,
  columns,
  card,
  cardsSx,
  action,
  note,
  hasPages = true,
}: Omit<RecordListProps<Record>, 'sort' | 'perPage' | 'filterDefaultValues'>) {
  const { say } = useWords()
  const resource = useResourceContext() ?? ''
  const { data, error, refetch, meta, filterValues, setFilters, isPlaceholderData } = useListContext<Record>()
  const isFiltered = Object.keys(filterValues as object).length > 0
  return (
    <Page title={say(`resources.${resource}.name`, { smart_count: 2 })} lead={say(`resources.${resource}.lead`)} action={action}>
      {note?.(meta)}
      <FilterBar filters={filters(meta)} />
      {error && !data ? (
        <Box role="alert" sx={{ py: 3 }}>
          <Typography>{say('list.failed', { reason: (error as Error).message })}</Typography>
          <Button onClick={() => refetch()} variant="outlined" sx={{ mt: 1.5 }}>
            {say('list.again')}
          </Button>
        </Box>
      ) : !data ? (
        <Waiting lines={10} />
      ) : data.length === 0 ? (
        <Box sx={{ py: 4, borderTop: 1, borderColor: 'divider' }}>
          <Typography sx={{ maxWidth: '60ch' }}>{say(isFiltered ? 'list.noneMatches' : `resources.${resource}.empty`)}</Typography>
          {isFiltered && (
            <Button onClick={() => setFilters({}, undefined, false)} variant="outlined" sx={{ mt: 1.5 }}>
              {say('list.clear')}
            </Button>
          )}
        </Box>
      ) : (
        <Box sx={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
          {columns && <RecordTable columns={columns} hasPages={hasPages} caption={say(`resources.${resource}.name`, { smart_count: 2 })} />}
          {card && (
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, ...cardsSx } as SxProps}>
              {data.map((record) => (
                <li key={record.id}>{card(record)}</li>
              ))}
            </Box>
          )}
          <Pages />
        </Box>
      )}
    </Page>
  )
}

/** The API skips at most so many records; beyond that a filter is the better way. */
const mostSkipped = 25_000

function Pages() {
  const { say } = useWords()
  const { page, perPage, total = 0, setPage } = useListContext()
  const from = (page - 1) * perPage + 1
  const to = Math.min(total, page * perPage)
  const hasNext = to < total && page * perPage <= mostSkipped
  return (
    <Box component="nav" aria-label={say('list.pages')} sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 2, flexWrap: 'wrap' }}>
      <Typography variant="body2" color="textSecondary" role="status" sx={{ fontVariantNumeric: 'tabular-nums', mr: 'auto' }}>
        {say('list.range', { from: grouped(from), to: grouped(to), total: grouped(total) })}
      </Typography>
      {total > perPage && (
        <>
          <Button variant="outlined" size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {say('list.previous')}
          </Button>
          <Button variant="outlined" size="small" disabled={!hasNext} onClick={() => setPage(page + 1)}>
            {say('list.next')}
          </Button>
        </>
      )}
    </Box>
  )
}
