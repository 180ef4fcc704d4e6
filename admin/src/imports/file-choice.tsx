import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined'
import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { visuallyHidden } from '@mui/utils'
import { type DragEvent, useEffect, useState } from 'react'
import { useWords } from '../words/use-words.ts'

/** Where a file is chosen or dropped. A label around the browser's own control, so that keyboard, phone and screen reader know it. */
export function FileChoice({ onChoose }: { onChoose: (file: File) => void }) {
  const { say } = useWords()
  const [isOver, setOver] = useState(false)
  useStrayDrops()

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onChoose(file)
  }

  return (
    <Box
      component="label"
      onDragOver={(event: DragEvent) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={(theme) => ({
        display: 'grid',
        justifyItems: 'center',
        gap: 0.5,
        px: 3,
        py: { xs: 4, sm: 6 },
        textAlign: 'center',
        cursor: 'pointer',
        border: `1.5px dashed ${isOver ? theme.palette.primary.main : theme.hub.faint}`,
        borderRadius: 1,
        bgcolor: isOver ? theme.hub.tint : theme.hub.raised,
        '&:hover': { borderColor: theme.palette.primary.main },
        '&:has(:focus-visible)': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: 2 },
      })}
    >
      <UploadFileOutlined sx={{ color: 'primary.main', fontSize: 32, mb: 0.5 }} />
      <Typography component="span" sx={{ fontWeight: 600 }}>
        {say('import.choose')}
      </Typography>
      <Typography component="span" variant="body2" color="textSecondary">
        {say('import.kinds')}
      </Typography>
      <input
        type="file"
        style={visuallyHidden as object}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onChoose(file)
        }}
      />
    </Box>
  )
}

/** A file dropped beside its place would make the browser leave the page and show the file. */
function useStrayDrops(): void {
  useEffect(() => {
    const keep = (event: Event) => event.preventDefault()
    window.addEventListener('dragover', keep)
    window.addEventListener('drop', keep)
    return () => {
      window.removeEventListener('dragover', keep)
      window.removeEventListener('drop', keep)
    }
  }, [])
}
