import Alert from '@mui/material/Alert'
import AlertTitle from '@mui/material/AlertTitle'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useDataProvider } from 'ra-core'
import type { HubDataProvider } from '../data-provider.ts'
import { useWords } from '../words/use-words.ts'
import type { ImportRecord } from './import-source.ts'

type Decision = 'startImport' | 'giveUpImport'

/** Somebody's word about a file, and why it was refused if it was. */
export function useDecision(file: ImportRecord) {
  const provider = useDataProvider<HubDataProvider>()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (decision: Decision) => provider[decision](file.id),
    // The button that was pressed goes away; whoever works by keyboard goes on from the beginning of the page.
    onSuccess: () => document.getElementById('main')?.focus({ preventScroll: true }),
    // Told anew either way: a refusal mostly means that somebody else has decided meanwhile.
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  })
}

interface DecisionProps {
  file: ImportRecord
  /** False where taking it in would change nothing. */
  isWorthTaking: boolean
  decision: ReturnType<typeof useDecision>
}

/** The two words a checked file waits for; one that is still being checked can only be given up. */
export function DecisionButtons({ file, isWorthTaking, decision: { mutate, isPending } }: DecisionProps) {
  const { say } = useWords()
  if (file.state !== 'CHECKED' && file.state !== 'CHECKING') return null
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {file.canStart.allowed && isWorthTaking && (
        <Button variant="contained" size="large" disabled={isPending} onClick={() => mutate('startImport')}>
          {say('import.takeIn')}
        </Button>
      )}
      <Button variant="outlined" size="large" disabled={isPending} onClick={() => mutate('giveUpImport')}>
        {say('import.giveUp')}
      </Button>
    </Box>
  )
}

/** Why a decision did not come through. */
export function DecisionRefusal({ decision: { data, error } }: Pick<DecisionProps, 'decision'>) {
  const { say } = useWords()
  const refusal = data && data.__typename !== 'Import' ? data : null
  if (!refusal && !error) return null
  return (
    <Alert severity="error" variant="outlined" sx={{ mb: 3, maxWidth: '72ch' }}>
      <AlertTitle>{refusal ? say(`import.fault.${refusal.code}.what`, { _: refusal.message }) : error?.message}</AlertTitle>
      {refusal && say(`import.fault.${refusal.code}.remedy`, { _: refusal.remedy })}
    </Alert>
  )
}
