/**
 * The one rule for "this buys ICT". A process is ICT when any classification of its tender, lots, items, awarded or contracted items is
 * - CPV beginning with 302 (computers), 324 (networks), 48 (software), 503[123] and 5034 (repair and maintenance of office and
 *   data-processing, telephone and audio-visual equipment) or 72 (IT services), or
 * - UNSPSC of segment 43 (information technology) or of families 8111 (computer services) and 8116 (information technology services).
 */
export function isIctCode(scheme: string, code: string): boolean {
  if (scheme === 'CPV') return /^(302|324|48|503[1234]|72)/.test(code)
  if (scheme === 'UNSPSC') return /^(43|8111|8116)/.test(code)
  return false
}

/** `30213100-6` and `30213100` are one code: the digit after the dash only checks the others. */
export function withoutCheckDigit(scheme: string, code: string): string {
  return scheme === 'CPV' && /^\d{8}-\d$/.test(code) ? code.slice(0, 8) : code
}
