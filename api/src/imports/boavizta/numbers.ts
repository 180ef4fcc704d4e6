import { Prisma } from '@cfit/prisma'

/** Which sign stands before the decimals in a file; `mixed` when it uses both. */
export type DecimalSign = '.' | ',' | 'mixed'

export type ReadNumber = { value: Prisma.Decimal; isPercent: boolean; deviates: boolean } | { problem: 'value-unusable' | 'number-ambiguous' }

/** A unit behind the number that every column of the collection could carry; it says nothing that the column does not. */
const unitBehind = /\s*(kg|kg\s*co2\s*eq?|kwh|years?|yrs?|inch(es)?|in|["”″])\.?$/i
const shape = /^[+-]?\d[\d.,]*(e[+-]?\d{1,2})?$/i

/** Takes away what is no digit and no sign of a number: unit, percent sign, spaces and apostrophes between groups. */
function bare(text: string): { digits: string; isPercent: boolean } | null {
  const trimmed = text.trim().replace(/[−–]/g, '-')
  const isPercent = trimmed.endsWith('%')
  const digits = (isPercent ? trimmed.slice(0, -1).trimEnd() : trimmed.replace(unitBehind, '')).replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
  return shape.test(digits) ? { digits, isPercent } : null
}

/**
 * The sign before the decimals when the number itself leaves no doubt. `1.234` and `1,234` may be a thousand or one and a bit:
 * only the rest of the file can tell. A leading zero, other than three decimals, or both signs leave no doubt.
 */
function ownSign(digits: string): '.' | ',' | 'none' | 'unclear' | 'broken' {
  const point = digits.lastIndexOf('.')
  const comma = digits.lastIndexOf(',')
  if (point < 0 && comma < 0) return 'none'
  if (point >= 0 && comma >= 0) {
    const sign = point > comma ? '.' : ','
    const [whole = '', decimals = ''] = cut(digits, sign)
    const group = sign === '.' ? ',' : '.'
    return isGrouped(whole, group) && !decimals.includes(group) && !whole.includes(sign) ? sign : 'broken'
  }
  const sign = point >= 0 ? '.' : ','
  const parts = digits.replace(/^[+-]/, '').replace(/e.*$/i, '').split(sign)
  if (parts.length > 2) return isGrouped(parts.join(sign), sign) ? 'none' : 'broken'
  const [whole = '', decimals = ''] = parts
  if (decimals === '') return 'broken'
  return decimals.length === 3 && whole.length <= 3 && !whole.startsWith('0') ? 'unclear' : sign
}

const cut = (digits: string, sign: string): [string, string] => [digits.slice(0, digits.lastIndexOf(sign)), digits.slice(digits.lastIndexOf(sign) + 1)]
const isGrouped = (whole: string, group: '.' | ','): boolean => new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+$`).test(whole)

/** Counts which decimal sign the numbers of a file leave no doubt about. */
export class DecimalSigns {
  private points = 0
  private commas = 0

  see(text: string): void {
    const number = bare(text)
    const sign = number === null ? 'broken' : ownSign(number.digits)
    if (sign === '.') this.points += 1
    else if (sign === ',') this.commas += 1
  }

  /** One sign rules when the other is rare, as in a row pasted from elsewhere. Without any evidence, semicolons come with decimal commas. */
  rule(delimiter: string): DecimalSign {
    if (this.points === 0 && this.commas === 0) return delimiter === ';' ? ',' : '.'
    if (this.points > 20 * this.commas) return '.'
    return this.commas > 20 * this.points ? ',' : 'mixed'
  }
}

/** Reads a number exactly. `deviates` says that it is written otherwise than the file's numbers are. */
export function readNumber(text: string, sign: DecimalSign): ReadNumber {
  const number = bare(text)
  if (!number) return { problem: 'value-unusable' }
  const own = ownSign(number.digits)
  if (own === 'broken') return { problem: 'value-unusable' }
  if (own === 'unclear' && sign === 'mixed') return { problem: 'number-ambiguous' }
  const decimal = own === '.' || own === ',' ? own : own === 'unclear' && number.digits.includes(sign) ? sign : null
  const plain =
    decimal === null
      ? number.digits.replace(/[.,]/g, '')
      : cut(number.digits, decimal)
          .map((part) => part.replace(/[.,]/g, ''))
          .join('.')
  const deviates = decimal !== null && sign !== 'mixed' && decimal !== sign
  return { value: new Prisma.Decimal(plain), isPercent: number.isPercent, deviates }
}

/** A comma between digits within a text. The European files were made by writing commas for points everywhere, names and addresses included. */
const commaInNumber = /(?<![\d.,])(\d+),(\d+)(?![.,]?\d)/g

/** The text as it was before its points became commas. Enumerations (`1,2,3`) and numbers with other signs are left alone. */
export const withDecimalPoints = (text: string): string => text.replace(commaInNumber, '$1.$2')
