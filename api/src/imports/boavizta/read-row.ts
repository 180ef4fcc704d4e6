import { Prisma } from '@cfit/prisma'
import { type FindingCode, type FindingParameters, type Noticed, noticed, pointerOf, shown } from '../finding.ts'
import type { Column, ColumnKey } from './columns.ts'
import { type DecimalSign, readNumber } from './numbers.ts'
import { readPartialDate } from './partial-date.ts'
import { readText } from './published-text.ts'
import { isQuantity, type QuantityKey, readQuantity } from './read-quantity.ts'
import type { Section } from './records.ts'
import { type RowRefusal, refusedRow } from './row-refusal.ts'
import { isNothing, knownPlace, makerOf, placeOf, subcategoryOf } from './vocabulary.ts'

/** One row of the collection, read: the device model, and the fields of its footprint as the store has them. */
export interface FootprintDraft {
  line: number
  manufacturer: string
  name: string
  footprint: FootprintFields
}

export interface FootprintFields {
  totalKgCo2e: string
  manufacturingShare: string | null
  useShare: string | null
  transportShare: string | null
  endOfLifeShare: string | null
  errorShare: string | null
  lifetimeYears: string | null
  useLocation: string | null
  yearlyEnergyKwh: string | null
  weightKg: string | null
  screenInches: string | null
  assemblyLocation: string | null
  subcategory: string | null
  reportedOn: string | null
  source: string
  published: Record<string, string>
}

export type ReadRow = { draft: FootprintDraft; findings: Noticed[] } | { refusal: RowRefusal }

/** The collection itself: the source of a row that names none. */
export const collectionAddress = 'https://github.com/Boavizta/environmental-footprint-data'

/** Longest texts that the keys of the store can hold. */
const nameLengthMax = 300
const sourceLengthMax = 1000
const keptLengthMax = 2000
/** Shares may add up to a little more than the whole, as each was rounded. */
const wholeMost = '1.02'

export function readRow(cells: readonly string[], line: number, isUnfinished: boolean, section: Section, sign: DecimalSign): ReadRow {
  return new RowReader(cells, line, section, sign).read(isUnfinished)
}

class RowReader {
  private readonly findings: Noticed[] = []
  private readonly published: Record<string, string> = {}
  private readonly cells: readonly string[]
  private readonly line: number
  private readonly columns: readonly Column[]
  private readonly sign: DecimalSign
  private readonly texts = new Map<ColumnKey, string>()
  private readonly quantities = new Map<QuantityKey, string>()

  constructor(cells: readonly string[], line: number, section: Section, sign: DecimalSign) {
    this.cells = cells
    this.line = line
    this.columns = section.columns
    this.sign = sign
  }

  read(isUnfinished: boolean): ReadRow {
    if (isUnfinished && this.cells.length < this.columns.length) return this.refuse('row-truncated', null)
    const lacking = this.columns.slice(this.cells.length).find(({ key }) => isNeeded(key))
    if (lacking) return this.refuse('cells-missing', lacking)
    this.tellWidth()
    const shift = this.readCells(this.firstShifted())
    if (shift) return this.refuse('cells-shifted', shift)
    const manufacturer = this.maker()
    const name = this.texts.get('name') ?? ''
    const problem = this.keyProblem(manufacturer, name)
    if (problem) return this.refuse(problem[0], this.columnOf(problem[1]))
    const totalKgCo2e = this.quantities.get('gwp_total')
    if (totalKgCo2e === undefined || totalKgCo2e === '0') return this.refuseTotal(totalKgCo2e)
    const footprint = this.footprint(totalKgCo2e)
    this.tellShares(footprint)
    return { draft: { line: this.line, manufacturer, name, footprint }, findings: this.findings }
  }

  private refuse(code: Parameters<typeof refusedRow>[1], column: Column | null): ReadRow {
    return { refusal: refusedRow(this.line, code, column?.header ?? null, column ? (this.cells[column.index] ?? null) : null) }
  }

  private refuseTotal(total: string | undefined): ReadRow {
    const column = this.columnOf('gwp_total')
    const text = column ? readText(this.cells[column.index] ?? '', this.sign).text : ''
    if (isNothing(text)) return this.refuse('total-missing', column)
    const why = this.findings.find(({ pointer }) => pointer === this.pointer(column))?.code
    if (total !== undefined || why === 'number-negative') return this.refuse('total-not-positive', column)
    if (why === 'number-out-of-range') return this.refuse('total-out-of-range', column)
    return this.refuse(why === 'number-ambiguous' ? 'total-ambiguous' : 'total-unusable', column)
  }

  private pointer(column: Column | null): string {
    return pointerOf('', column ? [this.line, column.header || `column ${column.index + 1}`] : [this.line])
  }

  private notice(code: FindingCode, column: Column | null, parameters: FindingParameters = {}): void {
    this.findings.push(noticed(code, this.pointer(column), null, parameters))
  }

  private columnOf(key: ColumnKey): Column | null {
    return this.columns.find((column) => column.key === key) ?? null
  }

  private tellWidth(): void {
    const parameters = { cells: this.cells.length, columns: this.columns.length }
    if (this.cells.length < this.columns.length) this.notice('cells-missing', null, parameters)
    else if (this.cells.length > this.columns.length) this.notice('cells-extra', null, parameters)
  }

  /**
   * The index from which the cells stand in wrong columns: where a number should be and a place is, or, in a row of the wrong width,
   * anything that is no number. To the left of it the row is sound.
   */
  private firstShifted(): number {
    const hasOtherWidth = this.cells.length !== this.columns.length
    const shifted = this.columns.find(({ key, isRatio, index }) => {
      const { text } = readText(this.cells[index] ?? '', this.sign)
      if (isNothing(text)) return false
      if (key === 'report_date') return hasOtherWidth && !readPartialDate(text)
      if (!isQuantity(key) || !readQuantity(key, isRatio, text, this.sign).isNoNumber) return false
      return hasOtherWidth || knownPlace(text) !== null
    })
    if (!shifted) return this.cells.length
    this.notice('cells-shifted', shifted, { value: shown(this.cells[shifted.index]) })
    return shifted.index
  }

  /** Reads each cell left of `end` into its field; the others are kept as published. Returns the column that makes the row unusable. */
  private readCells(end: number): Column | null {
    for (const [index, cell] of this.cells.entries()) {
      const column = this.columns[index] ?? { index, header: '', key: null, isRatio: false }
      const read = readText(cell, this.sign)
      if (read.text === '') continue
      if (read.isCleaned) this.notice('text-cleaned', column)
      if (column.key === 'sources' && !isAddress(read.text) && this.cells.some(isAddress)) return column
      if (index >= end) this.keep(column, read.text)
      else this.readCell(column, read.text, read.hadCommas)
    }
    return end <= Math.max(...(['manufacturer', 'name', 'gwp_total', 'sources'] as const).map((key) => this.columnOf(key)?.index ?? -1))
      ? (this.columns[end] ?? null)
      : null
  }

  private readCell(column: Column, text: string, hadCommas: boolean): void {
    const { key } = column
    if (isQuantity(key)) {
      this.readQuantity(key, column, text)
      return
    }
    if (hadCommas && !isKeptNumber(text)) this.notice('decimal-comma-in-text', column, { read: shown(text) })
    if (key === null || !isModelled.has(key)) this.keep(column, text)
    else if (!isNothing(text)) this.texts.set(key, text)
  }

  private readQuantity(key: QuantityKey, column: Column, text: string): void {
    if (isNothing(text)) return
    // In a text commas are mended; in a number they are read by the file's own sign.
    const published = readText(this.cells[column.index] ?? '', '.').text
    const { value, findings } = readQuantity(key, column.isRatio, published, this.sign)
    for (const { code, parameters } of findings) this.notice(code, column, { value: shown(published), ...parameters })
    if (value !== null) this.quantities.set(key, value)
    else if (!findings.some(({ code }) => code === 'zero-means-missing')) this.keep(column, this.plainQuantity(published))
  }

  /** A number that could not be used, in one form whatever the file's decimal sign. */
  private plainQuantity(text: string): string {
    const number = readNumber(text, this.sign)
    return 'value' in number && number.value.abs().lt(1e15) ? `${number.value.toFixed()}${number.isPercent ? '%' : ''}` : text
  }

  /** Keeps what has no field of its own under the newest layout's name of the column. */
  private keep(column: Column, text: string): void {
    if (isNothing(text)) return
    const name = column.key ?? (column.header || `column ${column.index + 1}`)
    if (text.length > keptLengthMax) this.notice('text-shortened', column)
    const kept = column.key === 'added_date' ? (readPartialDate(text)?.date ?? text) : plainNumber(text)
    this.published[Object.hasOwn(this.published, name) ? `${name} (${column.index + 1})` : name] = kept.slice(0, keptLengthMax).toWellFormed()
  }

  private maker(): string {
    const text = this.texts.get('manufacturer') ?? ''
    const { word, isUnified } = makerOf(text)
    if (isUnified) this.notice('word-unified', this.columnOf('manufacturer'), { value: shown(text), read: word })
    return word
  }

  private keyProblem(manufacturer: string, name: string): [code: Parameters<typeof refusedRow>[1], column: ColumnKey] | null {
    if (manufacturer === '') return ['manufacturer-missing', 'manufacturer']
    if (name === '') return ['name-missing', 'name']
    if (manufacturer.length > nameLengthMax) return ['text-too-long', 'manufacturer']
    if (name.length > nameLengthMax) return ['text-too-long', 'name']
    return (this.texts.get('sources')?.length ?? 0) > sourceLengthMax ? ['text-too-long', 'sources'] : null
  }

  private footprint(totalKgCo2e: string): FootprintFields {
    const quantity = (key: QuantityKey) => this.quantities.get(key) ?? null
    return {
      totalKgCo2e,
      manufacturingShare: quantity('gwp_manufacturing_ratio'),
      useShare: quantity('gwp_use_ratio'),
      transportShare: quantity('gwp_transport_ratio'),
      endOfLifeShare: quantity('gwp_eol_ratio'),
      errorShare: quantity('gwp_error_ratio'),
      lifetimeYears: quantity('lifetime'),
      yearlyEnergyKwh: quantity('yearly_tec'),
      weightKg: quantity('weight'),
      screenInches: quantity('screen_size'),
      useLocation: this.place('use_location'),
      assemblyLocation: this.place('assembly_location'),
      subcategory: this.subcategory(),
      reportedOn: this.reportedOn(),
      source: this.source(),
      published: this.published,
    }
  }

  private place(key: 'use_location' | 'assembly_location'): string | null {
    const text = this.texts.get(key)
    if (text === undefined) return null
    const place = placeOf(text)
    if (place === null) this.unusable(key, text)
    return place
  }

  private unusable(key: ColumnKey, text: string): void {
    const column = this.columnOf(key)
    if (!column) return
    this.notice(key === 'report_date' ? 'date-unusable' : 'value-unusable', column, { value: shown(text) })
    this.keep(column, text)
  }

  private subcategory(): string | null {
    const text = this.texts.get('subcategory')
    if (text === undefined) {
      this.notice('subcategory-missing', this.columnOf('subcategory'))
      return null
    }
    const { word, isUnified, isKnown } = subcategoryOf(text)
    if (isUnified) this.notice('word-unified', this.columnOf('subcategory'), { value: shown(text), read: word })
    if (!isKnown) this.notice('subcategory-unknown', this.columnOf('subcategory'), { value: shown(text) })
    return word.slice(0, nameLengthMax)
  }

  private reportedOn(): string | null {
    const text = this.texts.get('report_date')
    if (text === undefined) return null
    const read = readPartialDate(text)
    if (!read) this.unusable('report_date', text)
    if (read?.isOrderAssumed) this.notice('date-order-assumed', this.columnOf('report_date'), { value: shown(text), read: read.date })
    return read?.date ?? null
  }

  private source(): string {
    const source = this.texts.get('sources')
    if (source === undefined) this.notice('source-missing', this.columnOf('sources'))
    return source ?? collectionAddress
  }

  /** Which of shares that contradict each other is wrong cannot be told, so they stay as published, and the reader is told. */
  private tellShares({ manufacturingShare, useShare, transportShare, endOfLifeShare }: FootprintFields): void {
    const sum = [manufacturingShare, useShare, transportShare, endOfLifeShare].reduce((sum, share) => sum.add(share ?? 0), new Prisma.Decimal(0))
    if (sum.gt(wholeMost)) this.notice('shares-above-whole', null, { sum: sum.toFixed() })
  }
}

const isModelled = new Set<ColumnKey>(['manufacturer', 'name', 'subcategory', 'use_location', 'report_date', 'sources', 'assembly_location'])
/** A row that ends before one of these has been cut off; the columns behind them are kept, not counted on. */
const needed = new Set<ColumnKey>(['manufacturer', 'name', 'gwp_total', 'sources', 'screen_size', 'weight'])
const isNeeded = (key: ColumnKey | null): boolean => key !== null && needed.has(key)

const isAddress = (text: string): boolean => /https?:\/\//i.test(text)
const isKeptNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text)

/** `4.0` and `4` are one number, also among what is only kept. */
const plainNumber = (text: string): string => (/^\d{1,12}\.\d{1,8}$/.test(text) ? text.replace(/\.?0+$/, '') : text)
