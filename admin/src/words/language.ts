const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** The name of a language by its code; what is no code stays as it was published. */
export function languageName(published: string): string {
  try {
    return names.of(published) ?? published
  } catch {
    return published
  }
}
