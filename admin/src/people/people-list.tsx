import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { useGetIdentity } from 'ra-core'
import { useState } from 'react'
import { Link as RouterLink, useSearchParams } from 'react-router-dom'
import type { HubIdentity } from '../auth-provider.ts'
import { Chip } from '../elements/chips.tsx'
import { ForThose } from '../elements/for-those.tsx'
import { RecordList } from '../elements/record-list.tsx'
import type { Column } from '../elements/record-table.tsx'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { EndDialog, EraseDialog } from './end-dialog.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import type { MandateMeta, MandateRow } from './mandate-source.ts'

/** Who acts in the hub, for the Secretariat and for the administrators of an organisation. */
export function PeopleList() {
  const { say } = useWords()
  return (
    <ForThose
      resource="people"
      admits={({ isSecretariat, administers }) => isSecretariat || administers.length > 0}
      notYours={say('people.notYours')}
      elsewhere={{ label: say('people.toParticipants'), to: '/participants' }}
    >
      <Shown />
    </ForThose>
  )
}

function Shown() {
  const { say, term } = useWords()
  const { data: identity } = useGetIdentity()
  const [isInviting, setInviting] = useState(false)
  const [invited, setInvited] = useState<string | null>(null)
  const [address] = useSearchParams()
  // Of what is in force the last day is hardly ever known; of the rest it is the point.
  const isOver = !(address.get('filter') ?? 'true').includes('true')
  const [ending, setEnding] = useState<MandateRow | null>(null)
  const [erasing, setErasing] = useState<MandateRow | null>(null)
  const isSecretariat = (identity as HubIdentity | undefined)?.isSecretariat === true
  const columns: Column<MandateRow>[] = [
    { name: 'name', label: say('people.name'), cell: (mandate) => <Named mandate={mandate} /> },
    {
      name: 'function',
      label: say('people.function'),
      width: 160,
      cell: ({ function: does, isDeputy }) => (isDeputy ? say('people.deputy') : term('mandateFunction', does)),
    },
    {
      name: 'organisation',
      label: say('people.organisation'),
      width: 230,
      cell: ({ organisation }) =>
        organisation && (
          <Link component={RouterLink} to={`/organisations/${organisation.slug}/show`}>
            {organisation.name}
          </Link>
        ),
    },
    { name: 'since', isOneLine: true, label: say('people.since'), width: 150, cell: ({ since }) => dayInWords(since) },
    ...(isOver
      ? [{ name: 'until', isOneLine: true, label: say('people.until'), width: 150, cell: ({ until }: MandateRow) => until && dayInWords(until) }]
      : []),
    {
      name: 'end',
      label: say('people.change'),
      width: 90,
      cell: (mandate) =>
        mandate.canEnd.allowed ? (
          <Button
            size="small"
            onClick={() => setEnding(mandate)}
            aria-label={say('people.endOf', { name: mandate.name })}
            sx={{ minWidth: 0, px: 0.75, ml: -0.75 }}
          >
            {say('people.end')}
          </Button>
        ) : isOver && isSecretariat ? (
          <Button
            size="small"
            onClick={() => setErasing(mandate)}
            aria-label={say('people.eraseOf', { name: mandate.name })}
            sx={{ minWidth: 0, px: 0.75, ml: -0.75 }}
          >
            {say('people.erase')}
          </Button>
        ) : (
          ''
        ),
    },
  ]
  return (
    <>
      <RecordList<MandateRow>
        sort={{ field: 'since', order: 'DESC' }}
        filterDefaultValues={{ isInForce: 'true' }}
        columns={columns}
        hasPages={false}
        note={(meta) => invited !== null && <Invited name={invited} meta={meta as MandateMeta | undefined} />}
        filters={() => [
          {
            source: 'isInForce',
            label: say('people.inForce'),
            choices: [
              ['true', say('people.now')],
              ['false', say('people.over')],
            ],
          },
        ]}
        action={
          <Button variant="contained" size="large" onClick={() => setInviting(true)}>
            {say('people.invite')}
          </Button>
        }
      />
      {isInviting && identity && (
        <InviteDialog
          identity={identity as HubIdentity}
          onClose={() => setInviting(false)}
          onInvited={(name) => {
            setInviting(false)
            setInvited(name)
          }}
        />
      )}
      {ending && <EndDialog mandate={ending} onClose={() => setEnding(null)} />}
      {erasing && <EraseDialog mandate={erasing} onClose={() => setErasing(null)} />}
    </>
  )
}

function Invited({ name, meta }: { name: string; meta: MandateMeta | undefined }) {
  const { say } = useWords()
  return (
    <Alert severity="success" variant="outlined" role="status" sx={{ mb: 3, maxWidth: '72ch' }}>
      {say(meta?.sendsMail === false ? 'people.queued' : 'people.sent', { name })}
    </Alert>
  )
}

/** A person by name and address, and whether an invitation still waits. */
function Named({ mandate: { name, email, invitedUntil } }: { mandate: MandateRow }) {
  const { say } = useWords()
  return (
    <Box sx={{ display: 'grid', justifyItems: 'start', gap: 0.25, minWidth: 0 }}>
      <span>{name}</span>
      <Typography component="span" variant="caption" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
        {email}
      </Typography>
      {invitedUntil && <Chip tone="open">{say('people.invited')}</Chip>}
    </Box>
  )
}
