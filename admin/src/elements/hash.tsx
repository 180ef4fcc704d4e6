import Box from '@mui/material/Box'

/** A hash short enough to compare by eye; the whole one opens on demand. */
export function Hash({ hash }: { hash: string }) {
  return (
    <Box component="details" sx={{ '& summary': { cursor: 'pointer' }, fontVariantNumeric: 'tabular-nums' }}>
      <summary>
        <code>{hash.slice(0, 12)}</code>
      </summary>
      <code>{hash}</code>
    </Box>
  )
}
