import { dark, type Palette as HubPalette, light } from '@cfit/analytics/charts'
import { alpha } from '@mui/material/styles'
import type { RaThemeOptions } from 'react-admin'

declare module '@mui/material/styles' {
  interface Theme {
    /** The colours of the hub, the same on screens, in charts and on paper. */
    hub: HubPalette & { raised: string; tint: string }
  }
  interface ThemeOptions {
    hub?: HubPalette & { raised: string; tint: string }
  }
}

export const serif = '"Source Serif 4", Georgia, serif'
export const sans = 'Inter, "Segoe UI", system-ui, sans-serif'

function themeOf(mode: 'light' | 'dark', palette: HubPalette): RaThemeOptions {
  const raised = mode === 'light' ? '#FFFFFF' : '#1B2024'
  const tint = mode === 'light' ? '#F1EFE7' : '#20272B'
  const heading = (size: string, height: number) => ({ fontFamily: serif, fontWeight: 600, fontSize: size, lineHeight: height, letterSpacing: '-0.008em' })
  return {
    hub: { ...palette, raised, tint },
    palette: {
      mode,
      primary: { main: palette.accent, contrastText: mode === 'light' ? '#FFFFFF' : '#10161A' },
      error: { main: palette.danger },
      warning: { main: palette.warning },
      success: { main: palette.success },
      text: { primary: palette.ink, secondary: palette.muted },
      background: { default: palette.ground, paper: raised },
      divider: palette.rule,
    },
    shape: { borderRadius: 4 },
    typography: {
      fontFamily: sans,
      fontSize: 14,
      h1: heading('2.074rem', 1.2),
      h2: heading('1.44rem', 1.28),
      h3: heading('1.2rem', 1.32),
      body1: { fontSize: '1rem', lineHeight: 1.6 },
      body2: { fontSize: '0.9rem', lineHeight: 1.55 },
      caption: { fontSize: '0.8125rem', lineHeight: 1.45 },
      button: { textTransform: 'none', fontWeight: 600 },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: {
          html: { scrollPaddingTop: 72 },
          body: { fontFeatureSettings: '"cv11", "ss03"', overflowWrap: 'break-word' },
          '::selection': { background: alpha(palette.accent, 0.25) },
          ':focus-visible': { outline: `2px solid ${palette.accent}`, outlineOffset: 2, borderRadius: 2 },
          'main:focus, h1:focus': { outline: 'none' },
          '@media (prefers-reduced-motion: reduce)': { '*, *::before, *::after': { animation: 'none !important', transition: 'none !important' } },
        },
      },
      MuiButtonBase: {
        defaultProps: { disableRipple: true },
        styleOverrides: { root: { '&.Mui-focusVisible': { outline: `2px solid ${palette.accent}`, outlineOffset: 2 } } },
      },
      MuiButton: { defaultProps: { disableElevation: true } },
      MuiLink: {
        styleOverrides: {
          root: { textDecorationColor: alpha(palette.accent, 0.4), textUnderlineOffset: '0.18em', '&:hover': { textDecorationColor: palette.accent } },
        },
      },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiOutlinedInput: { styleOverrides: { notchedOutline: { borderColor: alpha(palette.muted, 0.75) }, root: { background: raised } } },
      MuiTableCell: {
        styleOverrides: {
          root: { borderColor: palette.rule, fontVariantNumeric: 'tabular-nums', verticalAlign: 'top' },
          head: { color: palette.muted, fontWeight: 500, fontSize: '0.8125rem', lineHeight: 1.35, verticalAlign: 'bottom' },
          body: { fontSize: '0.9rem' },
        },
      },
      MuiTooltip: { styleOverrides: { tooltip: { fontSize: '0.8125rem' } } },
    },
  }
}

export const lightTheme = themeOf('light', light)
export const darkTheme = themeOf('dark', dark)
