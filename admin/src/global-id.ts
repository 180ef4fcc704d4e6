/** True for what the hub could have given as the id of a record of this type: a mistyped address names none. */
export function isIdOf(type: string, id: unknown): boolean {
  try {
    return new RegExp(`^${type}:[0-9a-f-]{36}$`).test(atob(String(id)))
  } catch {
    return false
  }
}
