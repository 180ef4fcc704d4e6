const thin = '\u202f'

/** An exact decimal with thin spaces between thousands, "61 289 056.8". Digits stay as they were given. */
export function grouped(decimal: string | number): string {
  const [whole = '', fraction] = String(decimal).split('.')
  const spaced = whole.replace('-', '\u2212').replace(/\B(?=(\d{3})+$)/g, thin)
  return fraction ? `${spaced}.${fraction}` : spaced
}

/** A share between 0 and 1 as per cent with its exact digits: "0.667" is "66.7 %". */
export function percent(share: string): string {
  return `${grouped(hundredfold(share))}${thin}%`
}

/** A decimal times one hundred, moved digit by digit: no floating point comes near it. */
export function hundredfold(share: string): string {
  const [whole = '0', fraction = ''] = share.split('.')
  const digits = fraction.padEnd(2, '0')
  const moved = `${whole}${digits.slice(0, 2)}`.replace(/^(-?)0+(?=\d)/, '$1')
  const rest = digits.slice(2).replace(/0+$/, '')
  return rest ? `${moved}.${rest}` : moved
}

/** Money with its currency: "EUR 65 000". Cents show when there are any. */
export function money(amount: string, currency: string | null): string {
  const [whole = '', fraction] = amount.split('.')
  const cents = fraction ? `.${fraction.padEnd(2, '0')}` : ''
  return `${currency ? `${currency}\u00a0` : ''}${grouped(whole)}${cents}`
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: false })

/** A decimal without what stands behind its point, rounded half up: "61289056.80" is "61289057". */
export const wholeUnits = (decimal: string): string => whole.format(decimal as Intl.StringNumericLiteral)
