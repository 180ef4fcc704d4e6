import CloseOutlined from '@mui/icons-material/CloseOutlined'
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined'
import LightModeOutlined from '@mui/icons-material/LightModeOutlined'
import MenuOutlined from '@mui/icons-material/MenuOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Drawer from '@mui/material/Drawer'
import IconButton from '@mui/material/IconButton'
import { useTheme } from '@mui/material/styles'
import Typography from '@mui/material/Typography'
import { useGetIdentity, useLogout } from 'ra-core'
import { type PropsWithChildren, Suspense, useEffect, useRef, useState } from 'react'
import { useTheme as useThemeName } from 'react-admin'
import { Link, useLocation } from 'react-router-dom'
import { type HubIdentity, isSignedIn } from '../auth-provider.ts'
import { Boundary } from '../elements/boundary.tsx'
import { Waiting } from '../elements/waiting.tsx'
import { useWords } from '../words/use-words.ts'
import { Rail } from './rail.tsx'
import { RingMark } from './ring-mark.tsx'
import { serif } from './theme.ts'

const railWidth = 228

/** The page shown last; the frame itself may be drawn anew with each page, so it cannot remember. */
let shownPath: string | null = null

/** The frame of every page: the rail of nouns at the left, or behind a button on a phone, and one main thing. */
export function Layout({ children }: PropsWithChildren) {
  const { say } = useWords()
  const { pathname } = useLocation()
  const [isRailOpen, setRailOpen] = useState(false)
  const main = useRef<HTMLElement>(null)

  // A new page starts at its top, for eyes and for screen readers alike.
  useEffect(() => {
    if (shownPath !== null && shownPath !== pathname) {
      window.scrollTo(0, 0)
      main.current?.focus({ preventScroll: true })
    }
    shownPath = pathname
  }, [pathname])

  return (
    <Box sx={{ minHeight: '100vh', display: { lg: 'grid' }, gridTemplateColumns: { lg: `${railWidth}px minmax(0, 1fr)` } }}>
      <Box
        component="a"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
        sx={{ position: 'absolute', left: 8, top: -60, zIndex: 2000, bgcolor: 'background.paper', color: 'primary.main', px: 2, py: 1, '&:focus': { top: 8 } }}
      >
        {say('frame.skip')}
      </Box>

      <Box
        component="header"
        sx={{
          position: 'sticky',
          top: 0,
          zIndex: 1100,
          height: { lg: '100vh' },
          display: 'flex',
          flexDirection: { xs: 'row', lg: 'column' },
          alignItems: { xs: 'center', lg: 'stretch' },
          gap: { xs: 0.5, lg: 3 },
          px: { xs: 1.5, lg: 1.5 },
          py: { xs: 0.75, lg: 2.5 },
          bgcolor: 'background.default',
          borderColor: 'divider',
          borderStyle: 'solid',
          borderWidth: { xs: '0 0 1px', lg: '0 1px 0 0' },
          overflowY: { lg: 'auto' },
        }}
      >
        <IconButton onClick={() => setRailOpen(true)} aria-label={say('frame.openNouns')} sx={{ display: { lg: 'none' } }}>
          <MenuOutlined />
        </IconButton>
        <Name />
        <Box sx={{ display: { xs: 'none', lg: 'block' } }}>
          <Rail />
        </Box>
        <Box sx={{ flex: 1 }} />
        <Person />
      </Box>

      <Drawer open={isRailOpen} onClose={() => setRailOpen(false)} slotProps={{ paper: { sx: { width: 264, p: 1.5 }, 'aria-label': say('frame.nouns') } }}>
        <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', mb: 2 }}>
          <Name />
          <IconButton onClick={() => setRailOpen(false)} aria-label={say('frame.closeNouns')}>
            <CloseOutlined />
          </IconButton>
        </Box>
        <Rail onChoose={() => setRailOpen(false)} />
      </Drawer>

      <Box sx={{ minWidth: 0, display: 'flex', flexDirection: 'column', minHeight: { lg: '100vh' } }}>
        <Box
          component="main"
          id="main"
          ref={main}
          tabIndex={-1}
          sx={{ flex: 1, width: '100%', maxWidth: 1240, px: { xs: 2, sm: 3, lg: 5 }, py: { xs: 2.5, lg: 4 } }}
        >
          <Boundary key={pathname}>
            <Suspense fallback={<Waiting />}>{children}</Suspense>
          </Boundary>
        </Box>
        <Foot />
      </Box>
    </Box>
  )
}

function Name() {
  const { say } = useWords()
  return (
    <Box
      component={Link}
      to="/"
      sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: { lg: 1 }, color: 'text.primary', textDecoration: 'none', minWidth: 0 }}
    >
      <RingMark />
      <Typography component="span" sx={{ fontFamily: serif, fontWeight: 600, fontSize: '1.125rem', whiteSpace: 'nowrap' }}>
        {say('frame.name')}
      </Typography>
    </Box>
  )
}

/** Who is signed in, the way in and out, and the lamp. */
function Person() {
  const { say } = useWords()
  const { data } = useGetIdentity()
  const logout = useLogout()
  const [, setTheme] = useThemeName()
  const { palette } = useTheme()
  const { pathname, search } = useLocation()
  const identity = data as HubIdentity | undefined
  const isDark = palette.mode === 'dark'
  const role = identity?.isSecretariat ? say('frame.secretariat') : identity?.isCommittee ? say('frame.committee') : identity?.organisations?.[0]?.name
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: { xs: 'row', lg: 'column' },
        alignItems: { xs: 'center', lg: 'flex-start' },
        gap: { xs: 0, lg: 0.5 },
        flexShrink: 0,
      }}
    >
      {isSignedIn() && identity?.id ? (
        <Box sx={{ px: 1, mb: 0.5, display: { xs: 'none', lg: 'block' } }}>
          <Typography variant="body2" sx={{ fontWeight: 600, lineHeight: 1.35 }}>
            {identity.fullName}
          </Typography>
          {role && (
            <Typography variant="caption" color="textSecondary">
              {role}
            </Typography>
          )}
        </Box>
      ) : null}
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        {isSignedIn() ? (
          <Button size="small" color="inherit" onClick={() => logout({}, '/')} sx={{ color: 'text.secondary' }}>
            {say('frame.signOut')}
          </Button>
        ) : (
          <Button
            size="small"
            color="inherit"
            component={Link}
            to="/login"
            state={{ nextPathname: pathname, nextSearch: search }}
            sx={{ color: 'text.secondary' }}
          >
            {say('frame.signIn')}
          </Button>
        )}
        <IconButton
          size="small"
          onClick={() => setTheme(isDark ? 'light' : 'dark')}
          aria-label={say(isDark ? 'frame.toLight' : 'frame.toDark')}
          sx={{ color: 'text.secondary', p: 1 }}
        >
          {isDark ? <LightModeOutlined fontSize="small" /> : <DarkModeOutlined fontSize="small" />}
        </IconButton>
      </Box>
    </Box>
  )
}

function Foot() {
  const { say } = useWords()
  return (
    <Box component="footer" sx={{ px: { xs: 2, sm: 3, lg: 5 }, pb: 3, pt: 2, maxWidth: 1240, color: 'text.secondary' }}>
      <Typography variant="caption" component="p" sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5, maxWidth: '72ch' }}>
        {say('frame.openToAll')}{' '}
        <Box component="a" href="/graphql" sx={{ color: 'inherit' }}>
          {say('frame.api')}
        </Box>
      </Typography>
    </Box>
  )
}
