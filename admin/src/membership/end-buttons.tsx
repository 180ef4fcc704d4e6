import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useGetIdentity } from 'ra-core'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { HubIdentity } from '../auth-provider.ts'
import { CommandDialog } from '../elements/command-dialog.tsx'
import { useWords } from '../words/use-words.ts'
import { leavePact, openTermination } from './ending-commands.ts'

interface EndButtonsProps {
  organisation: { slug: string; name: string }
  /** What is in force: roles, or support. */
  kinds: readonly ('PROCURING' | 'COORDINATING' | 'SUPPORT')[]
}

/** Leaving the Pact, for the organisation's own people and the Secretariat; opening a proceeding, for the office. Hidden from everybody else. */
export function EndButtons({ organisation, kinds }: EndButtonsProps) {
  const { say, term } = useWords()
  const navigate = useNavigate()
  const { data } = useGetIdentity()
  const { isSecretariat = false, isCommittee = false, organisations = [] } = (data as HubIdentity | undefined) ?? {}
  const [open, setOpen] = useState<'leave' | 'terminate' | null>(null)
  const isOwn = organisations.some(({ slug }) => slug === organisation.slug)
  if (kinds.length === 0 || !(isOwn || isSecretariat || isCommittee)) return null
  const { slug } = organisation
  const close = () => setOpen(null)
  return (
    <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 2 }}>
      {(isOwn || isSecretariat) && (
        <Button size="small" variant="outlined" onClick={() => setOpen('leave')}>
          {say('ending.leave')}
        </Button>
      )}
      {(isSecretariat || isCommittee) && (
        <Button size="small" variant="outlined" onClick={() => setOpen('terminate')}>
          {say('ending.terminate')}
        </Button>
      )}
      {open === 'leave' && (
        <CommandDialog
          title={say('ending.leave')}
          lead={say('ending.leaveLead')}
          fields={[
            {
              name: 'kind',
              label: say('ending.what'),
              isRequired: true,
              choices: [['EVERYTHING', say('ending.everything')], ...kinds.map((kind) => [kind, term('applicationKind', kind)] as const)],
            },
            { name: 'lastDay', label: say('ending.lastDay'), kind: 'day', isRequired: true },
          ]}
          submit={say('ending.leave')}
          command={({ kind, lastDay }) =>
            leavePact({ organisation: slug, lastDay: String(lastDay), ...(kind === 'EVERYTHING' ? {} : { kind: kind as EndButtonsProps['kinds'][number] }) })
          }
          onClose={close}
        />
      )}
      {open === 'terminate' && (
        <CommandDialog
          title={say('ending.terminate')}
          lead={say('ending.terminateLead')}
          fields={[
            {
              name: 'ground',
              label: say('termination.ground'),
              isRequired: true,
              choices: (['INTEGRITY', 'EFFORT'] as const).map((code) => [code, term('terminationGround', code)] as const),
            },
            { name: 'effect', label: say('termination.effect'), kind: 'text', isRequired: true },
          ]}
          submit={say('ending.terminate')}
          command={({ ground, effect }) =>
            openTermination({ organisation: slug, ground: ground === 'INTEGRITY' ? 'INTEGRITY' : 'EFFORT', effect: String(effect ?? '') })
          }
          onClose={close}
          onDone={(id) => navigate(`/terminations/${encodeURIComponent(id)}/show`)}
        />
      )}
    </Box>
  )
}
