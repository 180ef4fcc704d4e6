/*
 * The colours of the hub, on screen and on paper. Every pair of strategies and of impact categories keeps a distance that
 * people with any colour vision can see, and enough contrast to its ground; tests/reports/palette.test.ts computes both.
 */

export type StrategyKey = 'BUY_LESS' | 'BUY_BETTER' | 'USE_BETTER' | 'USE_LONGER'
export type ImpactCategoryKey = 'CIRCULARITY' | 'FAIRNESS' | 'CARBON_AND_CLIMATE' | 'CHEMICALS_OF_CONCERN'
export type StepKey = 'NO_EVIDENCE' | 'NOT_STARTED' | 'LIMITED' | 'SUBSTANTIAL' | 'COMPLETE'

/** Colours as `#rrggbb`. One colour has one role, so that a picture can be recoloured role by role. */
export interface Palette {
  readonly ground: string
  readonly ink: string
  readonly muted: string
  /** Hairlines and axes. */
  readonly rule: string
  /** What is not the point: bars, rings and marks in grey. */
  readonly faint: string
  readonly accent: string
  /** Text upon a dark segment of a bar. */
  readonly onDark: string
  /** Text upon a pale segment of a bar. */
  readonly onPale: string
  readonly danger: string
  readonly warning: string
  readonly success: string
  readonly strategy: Readonly<Record<StrategyKey, string>>
  readonly impactCategory: Readonly<Record<ImpactCategoryKey, string>>
  /** The five steps of progress, from pale to deep: an order, not a set of categories. */
  readonly step: Readonly<Record<StepKey, string>>
}

export const light: Palette = {
  ground: '#FBFAF6',
  ink: '#1A2126',
  muted: '#56616A',
  rule: '#DAD8CF',
  faint: '#B9BBB5',
  accent: '#0B6B62',
  onDark: '#FFFFFF',
  onPale: '#20282D',
  danger: '#B3261E',
  warning: '#8A5A00',
  success: '#1E6B3A',
  strategy: { BUY_LESS: '#042A33', BUY_BETTER: '#2E8B6E', USE_BETTER: '#B18C0A', USE_LONGER: '#7C270C' },
  impactCategory: { CIRCULARITY: '#098273', FAIRNESS: '#B325B2', CARBON_AND_CLIMATE: '#051237', CHEMICALS_OF_CONCERN: '#684816' },
  step: { NO_EVIDENCE: '#EBE9E1', NOT_STARTED: '#D1D0C8', LIMITED: '#A7C4BD', SUBSTANTIAL: '#2C7F75', COMPLETE: '#0A4B45' },
}

export const dark: Palette = {
  ground: '#14181B',
  ink: '#ECEAE3',
  muted: '#A9B1B7',
  rule: '#343B40',
  faint: '#5F686E',
  accent: '#5CC4B6',
  onDark: '#10161A',
  onPale: '#F3F1EA',
  danger: '#FF8A80',
  warning: '#E8B04A',
  success: '#7CCB98',
  strategy: { BUY_LESS: '#307998', BUY_BETTER: '#B7F0E1', USE_BETTER: '#F3CA28', USE_LONGER: '#C9483B' },
  impactCategory: { CIRCULARITY: '#81F5FF', FAIRNESS: '#D7549F', CARBON_AND_CLIMATE: '#457FEC', CHEMICALS_OF_CONCERN: '#F4C380' },
  step: { NO_EVIDENCE: '#272D31', NOT_STARTED: '#3B4348', LIMITED: '#3F625E', SUBSTANTIAL: '#6FBFB2', COMPLETE: '#BFF0E7' },
}

export const palette = { light, dark } as const

/** Each role of a palette with its colour, for example `strategy-buy-less`. */
export function rolesOf(colours: Palette): [role: string, colour: string][] {
  return Object.entries(colours).flatMap(([role, colour]) =>
    typeof colour === 'string'
      ? [[kebab(role), colour] as [string, string]]
      : Object.entries(colour as Record<string, string>).map(([key, value]): [string, string] => [`${kebab(role)}-${kebab(key)}`, value]),
  )
}

function kebab(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}
