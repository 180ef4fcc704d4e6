const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** ISO 3166-1 leaves XA to XZ to its users; the demonstration puts its invented countries there. XK is in use for Kosovo. */
export function isInventedCountry(code: string): boolean {
  return /^X[A-Z]$/.test(code) && code !== 'XK'
}

/** The name of a real country; null for an invented or unknown one. */
export function countryName(code: string): string | null {
  if (isInventedCountry(code) || !/^[A-Z]{2}$/.test(code)) return null
  return names.of(code) ?? null
}
