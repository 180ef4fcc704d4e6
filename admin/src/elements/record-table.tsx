import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { useTheme } from '@mui/material/styles'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import TableSortLabel from '@mui/material/TableSortLabel'
import Typography from '@mui/material/Typography'
import useMediaQuery from '@mui/material/useMediaQuery'
import { visuallyHidden } from '@mui/utils'
import { type RaRecord, useCreatePath, useListContext, useResourceContext } from 'ra-core'
import type { ReactNode } from 'react'
import { Link as RouterLink } from 'react-router-dom'
import { useWords } from '../words/use-words.ts'

export interface Column<Record extends RaRecord> {
  /** Name of the column in the messages, and of the order where `isSortable`. */
  name: string
  label: string
  isSortable?: boolean
  /** Numbers stand at the right. */
  isNumber?: boolean
  /** Dates and counts stay on one line. */
  isOneLine?: boolean
  /** Left out between a phone's cards and a wide screen. */
  isWideOnly?: boolean
  width?: number | string
  cell: (record: Record) => ReactNode
}

interface RecordTableProps<Record extends RaRecord> {
  columns: readonly Column<Record>[]
  caption: string
  /** False where all that is to be told of a record stands in its line. */
  hasPages?: boolean
}

/** The records of a list: the first column names the record and leads to it. A table on wide screens, cards on a phone. */
export function RecordTable<Record extends RaRecord>({ columns, caption, hasPages = true }: RecordTableProps<Record>) {
  const { say } = useWords()
  const theme = useTheme()
  const { data = [], sort, setSort } = useListContext<Record>()
  const isNarrow = useMediaQuery(theme.breakpoints.down('md'), { noSsr: true })
  const isWide = useMediaQuery(theme.breakpoints.up(1280), { noSsr: true })
  const [first, ...others] = columns
  if (!first) return null
  const nameOf = (record: Record) =>
    hasPages ? <RecordLink record={record}>{first.cell(record)}</RecordLink> : <Box sx={{ fontWeight: 550 }}>{first.cell(record)}</Box>

  if (isNarrow) {
    return (
      <Box component="ul" aria-label={caption} sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}>
        {data.map((record) => (
          <Box component="li" key={record.id} sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
            {nameOf(record)}
            <Box component="dl" sx={{ m: 0, mt: 0.5, display: 'grid', gridTemplateColumns: 'minmax(84px, auto) 1fr', columnGap: 1.5, rowGap: 0.25 }}>
              {others.map((column) => {
                const value = column.cell(record)
                return value === null || value === '' ? null : (
                  <Box key={column.name} sx={{ display: 'contents' }}>
                    <Typography component="dt" variant="caption" color="textSecondary">
                      {column.label}
                    </Typography>
                    <Typography component="dd" variant="caption" sx={{ m: 0, minWidth: 0 }}>
                      {value}
                    </Typography>
                  </Box>
                )
              })}
            </Box>
          </Box>
        ))}
      </Box>
    )
  }

  const shown = isWide ? columns : columns.filter((column) => !column.isWideOnly)
  return (
    <Table size="small" sx={{ '& td': { py: 0.9 }, '& th:first-of-type, & td:first-of-type': { pl: 0.5 } }}>
      <caption style={visuallyHidden as object}>{caption}</caption>
      <TableHead>
        <TableRow>
          {shown.map((column) => {
            const isSorted = sort?.field === column.name
            const direction = sort?.order === 'DESC' ? 'desc' : 'asc'
            return (
              <TableCell
                key={column.name}
                scope="col"
                align={column.isNumber ? 'right' : 'left'}
                sx={{ width: column.width }}
                {...(isSorted ? { 'aria-sort': direction === 'desc' ? 'descending' : 'ascending' } : {})}
              >
                {column.isSortable ? (
                  <TableSortLabel
                    active={isSorted}
                    direction={isSorted ? direction : 'asc'}
                    onClick={() => setSort({ field: column.name, order: isSorted && direction === 'asc' ? 'DESC' : 'ASC' })}
                  >
                    {column.label}
                  </TableSortLabel>
                ) : (
                  column.label
                )}
              </TableCell>
            )
          })}
        </TableRow>
      </TableHead>
      <TableBody>
        {data.map((record) => (
          <TableRow key={record.id} hover>
            {shown.map((column) => (
              <TableCell
                key={column.name}
                align={column.isNumber ? 'right' : 'left'}
                sx={{ whiteSpace: column.isOneLine || column.isNumber ? 'nowrap' : 'normal' }}
              >
                {column === first
                  ? nameOf(record)
                  : (column.cell(record) ?? (
                      <Box component="span" sx={{ color: 'text.secondary' }}>
                        <span aria-hidden>–</span>
                        <span style={visuallyHidden as object}>{say('frame.notTold')}</span>
                      </Box>
                    ))}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

/** Leads to the page of a record. */
export function RecordLink({ record, children }: { record: RaRecord; children: ReactNode }) {
  const resource = useResourceContext() ?? ''
  const createPath = useCreatePath()
  return (
    <Link
      underline="hover"
      component={RouterLink}
      to={createPath({ resource, type: 'show', id: record.id })}
      sx={{ fontWeight: 550, color: 'text.primary', '&:hover': { color: 'primary.main' } }}
    >
      {children}
    </Link>
  )
}
