import TuneOutlined from '@mui/icons-material/TuneOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useListContext } from 'ra-core'
import { useEffect, useId, useState } from 'react'
import { useWords } from '../words/use-words.ts'

export type Choice = readonly [value: string, label: string]

/** A condition a reader can set on a list. Choices are in words already. */
export interface Filter {
  source: string
  label: string
  /** Absent for a text to search for. */
  choices?: readonly Choice[]
}

/** The conditions of a list, in one line; behind one button on a phone. */
export function FilterBar({ filters }: { filters: readonly Filter[] }) {
  const { say } = useWords()
  const { filterValues, setFilters } = useListContext()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const values = filterValues as Record<string, string | undefined>
  const set = (source: string, value: string) => {
    const { [source]: _, ...rest } = values
    setFilters(value ? { ...rest, [source]: value } : rest, undefined, false)
  }
  const count = Object.values(values).filter(Boolean).length
  const [first, ...others] = filters.some((filter) => !filter.choices)
    ? [filters.find((filter) => !filter.choices), ...filters.filter((filter) => filter.choices)]
    : [undefined, ...filters]
  return (
    <Box component="search" aria-label={say('list.filters')} sx={{ mb: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, alignItems: 'center' }}>
        {first && <SearchField filter={first} value={values[first.source] ?? ''} onSet={(value) => set(first.source, value)} />}
        {others.length > 0 && (
          <Button
            onClick={() => setOpen(!isOpen)}
            aria-expanded={isOpen}
            aria-controls={id}
            startIcon={<TuneOutlined />}
            variant="outlined"
            color="inherit"
            sx={{ display: { sm: 'none' }, height: 40, borderColor: 'divider' }}
          >
            {say('list.moreFilters', { count: others.filter((filter) => filter && values[filter.source]).length })}
          </Button>
        )}
        <Box id={id} sx={{ display: { xs: isOpen ? 'grid' : 'none', sm: 'contents' }, gridTemplateColumns: '1fr', gap: 1.25, width: '100%' }}>
          {others.map(
            (filter) =>
              filter && (
                <TextField
                  key={filter.source}
                  select
                  size="small"
                  label={filter.label}
                  value={filter.choices?.some(([value]) => value === values[filter.source]) ? values[filter.source] : ''}
                  onChange={(event) => set(filter.source, event.target.value)}
                  slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
                  sx={{ minWidth: 118, '& select': { fontSize: '0.9rem', height: '1.4375rem', pr: '28px !important', textOverflow: 'ellipsis' } }}
                >
                  <option value="">{say('list.all')}</option>
                  {filter.choices?.map(([value, label]) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </TextField>
              ),
          )}
        </Box>
        {count > 0 && (
          <Button size="small" onClick={() => setFilters({}, undefined, false)}>
            {say('list.clear')}
          </Button>
        )}
      </Box>
    </Box>
  )
}

const pauseMilliseconds = 350

/** Asks the hub when the reader pauses, not at every letter. */
function SearchField({ filter, value, onSet }: { filter: Filter; value: string; onSet: (value: string) => void }) {
  const [text, setText] = useState(value)
  const [told, setTold] = useState(value)
  // The address may change by itself, with the back button or "clear".
  if (value !== told) {
    setTold(value)
    setText(value)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause; the condition itself may change at every render.
  useEffect(() => {
    if (text === told) return
    const timer = setTimeout(() => {
      setTold(text.trim())
      onSet(text.trim())
    }, pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <TextField
      type="search"
      size="small"
      label={filter.label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      sx={{ flex: { xs: '1 1 150px', sm: '0 1 240px' } }}
    />
  )
}
