/** Exact comparisons of decimals written as text, without a library, so that browser and server share them. */

export function isDecimal(text: string): boolean {
  return /^-?\d{1,16}(\.\d{1,4})?$/.test(text)
}

export function isNegative(text: string): boolean {
  return text.startsWith('-') && scaled(text) !== 0n
}

export function isGreater(left: string, right: string): boolean {
  return scaled(left) > scaled(right)
}

function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const value = BigInt(whole + fraction.padEnd(4, '0').slice(0, 4))
  return text.startsWith('-') ? -value : value
}
