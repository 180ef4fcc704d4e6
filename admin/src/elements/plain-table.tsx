import Box from '@mui/material/Box'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import { visuallyHidden } from '@mui/utils'
import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'

export type Heading = string | { label: string; isNumber: boolean }

/** A small table within a page. On a phone each row becomes a block, so that nothing runs off the side. */
export function PlainTable({ caption, columns, rows }: { caption: string; columns: readonly Heading[]; rows: readonly (readonly ReactNode[])[] }) {
  const { say } = useWords()
  const headings = columns.map((column) => (typeof column === 'string' ? { label: column, isNumber: false } : column))
  return (
    <Table size="small" sx={{ '& th': { px: 1 }, '& th:first-of-type, & td:first-of-type': { pl: 0.5 } }}>
      <caption style={visuallyHidden as object}>{caption}</caption>
      <TableHead sx={{ display: { xs: 'none', md: 'table-header-group' } }}>
        <TableRow>
          {headings.map(({ label, isNumber }) => (
            <TableCell key={label} scope="col" align={isNumber ? 'right' : 'left'}>
              {label}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row, index) => (
          <TableRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a record never change their order while it is shown.
            key={index}
            sx={{
              display: { xs: 'block', md: 'table-row' },
              borderBottomStyle: 'solid',
              borderBottomWidth: { xs: 1, md: 0 },
              borderColor: 'divider',
              py: { xs: 0.75, md: 0 },
            }}
          >
            {headings.map(({ label, isNumber }, column) => {
              const value = row[column]
              return (
                <TableCell
                  key={label}
                  align={isNumber ? 'right' : 'left'}
                  sx={{
                    display: { xs: value === '' ? 'none' : 'flex', md: 'table-cell' },
                    borderBottomWidth: { xs: 0, md: 1 },
                    flexDirection: 'row',
                    justifyContent: 'space-between',
                    gap: 2,
                    px: { xs: 0.5, md: 1 },
                    py: { xs: 0.25, md: 0.9 },
                    minWidth: 0,
                    fontWeight: { xs: column === 0 ? 600 : 400, md: 400 },
                  }}
                >
                  {column > 0 && (
                    <Box component="span" aria-hidden sx={{ display: { md: 'none' }, color: 'text.secondary', flexShrink: 0 }}>
                      {label}
                    </Box>
                  )}
                  {value ?? (
                    <Box component="span" sx={{ color: 'text.secondary' }}>
                      {say('frame.notTold')}
                    </Box>
                  )}
                </TableCell>
              )
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
