import type { Words } from '../words/use-words.ts'
import type { ImportFormat } from './import-source.ts'

/** A place in a file for people: the line and column of a table, the JSON pointer of other data. */
export function placeOf(pointer: string, format: ImportFormat, say: Words['say']): string {
  if (pointer === '' || pointer === '/') return say('import.wholeFile')
  if (format === 'OCDS') return pointer
  const [line = '', ...rest] = pointer.slice(1).split('/')
  const column = rest.join('/').replaceAll('~1', '/').replaceAll('~0', '~')
  return column ? say('import.lineColumn', { line, column }) : say('import.line', { line })
}
