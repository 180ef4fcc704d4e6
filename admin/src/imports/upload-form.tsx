import Alert from '@mui/material/Alert'
import AlertTitle from '@mui/material/AlertTitle'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControl from '@mui/material/FormControl'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormHelperText from '@mui/material/FormHelperText'
import FormLabel from '@mui/material/FormLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import Typography from '@mui/material/Typography'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { sizeInWords } from '../words/size.ts'
import { useWords } from '../words/use-words.ts'
import { FileChoice } from './file-choice.tsx'
import type { ImportFormat } from './import-source.ts'
import { Progress } from './progress.tsx'
import { guessFormat, type UploadFault, type UploadWish, uploadFile } from './upload-file.ts'

/** Sends a file in: choose it, say what it is, send it. What came of it has a page of its own. */
export function UploadForm() {
  const { say } = useWords()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [bytesSent, setBytesSent] = useState(0)
  const underWay = useRef<AbortController | null>(null)
  const upload = useMutation({
    mutationFn(wish: UploadWish) {
      underWay.current = new AbortController()
      setBytesSent(0)
      return uploadFile(wish, { signal: underWay.current.signal, onProgress: setBytesSent })
    },
    onSuccess(answer) {
      if (answer && 'id' in answer) navigate(`/imports/${answer.id}`)
    },
  })
  // Whoever leaves the page has given the upload up; the hub keeps nothing of a file that breaks off.
  useEffect(() => () => underWay.current?.abort(), [])
  const fault = upload.data && 'code' in upload.data ? upload.data : null

  function choose(chosen: File | null) {
    upload.reset()
    setFile(chosen)
  }

  if (upload.isPending && file) {
    return (
      <>
        <Progress doing={say('import.sending', { file: file.name })} bytes={file.size} bytesDone={Math.min(bytesSent, file.size)} />
        <Button variant="outlined" onClick={() => underWay.current?.abort()}>
          {say('import.stop')}
        </Button>
      </>
    )
  }
  return (
    <Box sx={{ display: 'grid', gap: 2.5, maxWidth: 720 }}>
      {fault && <FaultAlert fault={fault} />}
      {file ? <Wish key={`${file.name} ${file.size}`} file={file} onSend={upload.mutate} onOther={() => choose(null)} /> : <FileChoice onChoose={choose} />}
      <Typography variant="body2" color="textSecondary" sx={{ maxWidth: '68ch' }}>
        {say('import.becomesPublic')}
      </Typography>
    </Box>
  )
}

/** What is still to be said of a chosen file before it is sent. */
function Wish({ file, onSend, onOther }: { file: File; onSend: (wish: UploadWish) => void; onOther: () => void }) {
  const { say, term } = useWords()
  const [format, setFormat] = useState(() => guessFormat(file.name))
  const [isIctOnly, setIctOnly] = useState(true)
  const id = useId()
  // The place the file was chosen at is gone; whoever works by keyboard goes on here.
  const sendButton = useRef<HTMLButtonElement>(null)
  useEffect(() => sendButton.current?.focus({ preventScroll: true }), [])

  function send(event: FormEvent) {
    event.preventDefault()
    if (format) onSend({ file, format, isIctOnly })
  }

  return (
    <Box component="form" onSubmit={send} sx={{ display: 'grid', gap: 2.5 }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 2,
          rowGap: 0.5,
          borderTop: 1,
          borderBottom: 1,
          borderColor: 'divider',
          py: 1.25,
        }}
      >
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere', minWidth: 0 }}>{file.name}</Typography>
        <Typography variant="body2" color="textSecondary" sx={{ mr: 'auto' }}>
          {sizeInWords(file.size, say)}
        </Typography>
        <Button size="small" onClick={onOther}>
          {say('import.other')}
        </Button>
      </Box>
      <FormControl>
        <FormLabel id={id} sx={{ fontSize: '0.9rem', mb: 0.5 }}>
          {say('import.kind')}
        </FormLabel>
        <RadioGroup name="format" aria-labelledby={id} value={format ?? ''} onChange={(_event, value) => setFormat(value as ImportFormat)}>
          {(['OCDS', 'BOAVIZTA'] as const).map((code) => (
            <FormControlLabel key={code} value={code} control={<Radio size="small" required />} label={term('importFormat', code)} required={false} />
          ))}
        </RadioGroup>
        {!guessFormat(file.name) && <FormHelperText sx={{ mx: 0 }}>{say('import.kindUnknown')}</FormHelperText>}
      </FormControl>
      {format === 'OCDS' && (
        <FormControl>
          <FormControlLabel
            control={<Checkbox size="small" checked={isIctOnly} onChange={(_event, isOn) => setIctOnly(isOn)} aria-describedby={`${id}-ict`} />}
            label={say('import.ictOnly')}
          />
          <FormHelperText id={`${id}-ict`} sx={{ ml: 3.75, mt: -0.5 }}>
            {say('import.ictOnlyNote')}
          </FormHelperText>
        </FormControl>
      )}
      <Box>
        <Button ref={sendButton} type="submit" variant="contained" size="large">
          {say('import.send')}
        </Button>
      </Box>
    </Box>
  )
}

/** Why the file was not taken, and what to do: in our words where we have better ones, else in the hub's. */
export function FaultAlert({ fault: { code, message, remedy } }: { fault: UploadFault }) {
  const { say } = useWords()
  return (
    <Alert severity="error" variant="outlined">
      <AlertTitle>{say(`import.fault.${code}.what`, { _: message ?? say('import.fault.UNEXPECTED.what') })}</AlertTitle>
      {say(`import.fault.${code}.remedy`, { _: remedy ?? say('import.fault.UNEXPECTED.remedy') })}
    </Alert>
  )
}
