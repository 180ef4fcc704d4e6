import AssessmentOutlined from '@mui/icons-material/AssessmentOutlined'
import BadgeOutlined from '@mui/icons-material/BadgeOutlined'
import BalanceOutlined from '@mui/icons-material/BalanceOutlined'
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined'
import DevicesOutlined from '@mui/icons-material/DevicesOutlined'
import DonutLargeOutlined from '@mui/icons-material/DonutLargeOutlined'
import GavelOutlined from '@mui/icons-material/GavelOutlined'
import GroupsOutlined from '@mui/icons-material/GroupsOutlined'
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined'
import HistoryEduOutlined from '@mui/icons-material/HistoryEduOutlined'
import HowToVoteOutlined from '@mui/icons-material/HowToVoteOutlined'
import LightbulbOutlined from '@mui/icons-material/LightbulbOutlined'
import MarkunreadMailboxOutlined from '@mui/icons-material/MarkunreadMailboxOutlined'
import OutboxOutlined from '@mui/icons-material/OutboxOutlined'
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined'
import Box from '@mui/material/Box'
import List from '@mui/material/List'
import ListItemButton from '@mui/material/ListItemButton'
import ListItemIcon from '@mui/material/ListItemIcon'
import ListItemText from '@mui/material/ListItemText'
import { useGetIdentity } from 'ra-core'
import { Link, useLocation } from 'react-router-dom'
import type { HubIdentity } from '../auth-provider.ts'
import { useWords } from '../words/use-words.ts'

const nouns = [
  { path: '/', label: 'dashboard.name', Icon: DonutLargeOutlined },
  { path: '/participants', label: 'resources.participants.name', Icon: GroupsOutlined },
  { path: '/supporters', label: 'resources.supporters.name', Icon: HandshakeOutlined },
  { path: '/tenders', label: 'resources.tenders.name', Icon: GavelOutlined },
  { path: '/practices', label: 'resources.practices.name', Icon: LightbulbOutlined },
  { path: '/device-models', label: 'resources.device-models.name', Icon: DevicesOutlined },
  { path: '/submissions', label: 'resources.submissions.name', Icon: AssessmentOutlined },
  { path: '/reports', label: 'resources.reports.name', Icon: DescriptionOutlined },
  { path: '/committee', label: 'committee.name', Icon: BalanceOutlined },
  { path: '/pact', label: 'pact.name', Icon: HistoryEduOutlined },
] as const

/** What is put to the committee: for its members, the Secretariat, and participants that ask. */
const ofThoseConcerned = [{ path: '/proposals', label: 'resources.proposals.name', Icon: HowToVoteOutlined }] as const

/** What Secretariat and Steering Committee work with. */
const ofOffice = [{ path: '/applications', label: 'resources.applications.name', Icon: MarkunreadMailboxOutlined }] as const

/** What only the Secretariat works with. */
const ofSecretariat = [
  { path: '/imports', label: 'resources.imports.name', Icon: UploadFileOutlined },
  { path: '/mails', label: 'resources.mails.name', Icon: OutboxOutlined },
] as const

/** Who acts in the hub: for the Secretariat, and for the administrators of an organisation. */
const ofThoseWhoInvite = [{ path: '/people', label: 'resources.people.name', Icon: BadgeOutlined }] as const

/** The nouns of the hub, one below the other; those of some people's work for them alone. */
export function Rail({ onChoose }: { onChoose?: () => void }) {
  const { say } = useWords()
  const { pathname } = useLocation()
  const { data } = useGetIdentity()
  const { isSecretariat = false, isCommittee = false, organisations = [], administers = [] } = (data as HubIdentity | undefined) ?? {}
  const isOffice = isSecretariat || isCommittee
  const shown = [
    ...nouns,
    ...(isOffice || organisations.length > 0 ? ofThoseConcerned : []),
    ...(isOffice ? ofOffice : []),
    ...(isSecretariat || administers.length > 0 ? ofThoseWhoInvite : []),
    ...(isSecretariat ? ofSecretariat : []),
  ]
  return (
    <Box component="nav" aria-label={say('frame.nouns')}>
      <List disablePadding sx={{ display: 'grid', gap: 0.25 }}>
        {shown.map(({ path, label, Icon }) => {
          const isHere = path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`)
          return (
            <li key={path}>
              <ListItemButton
                component={Link}
                to={path}
                onClick={onChoose}
                selected={isHere}
                aria-current={isHere ? 'page' : undefined}
                sx={{
                  borderRadius: 1,
                  py: 0.25,
                  minHeight: 36,
                  color: 'text.secondary',
                  '&.Mui-selected, &.Mui-selected:hover': { bgcolor: (theme) => theme.hub.tint, color: 'text.primary' },
                  '&.Mui-selected .MuiListItemIcon-root': { color: 'primary.main' },
                }}
              >
                <ListItemIcon sx={{ minWidth: 36, color: 'inherit' }}>
                  <Icon fontSize="small" />
                </ListItemIcon>
                <ListItemText
                  primary={say(label, { smart_count: 2 })}
                  slotProps={{ primary: { sx: { fontSize: '0.9375rem', fontWeight: isHere ? 600 : 450 } } }}
                />
              </ListItemButton>
            </li>
          )
        })}
      </List>
    </Box>
  )
}
