import { grouped } from './number.ts'
import type { Words } from './use-words.ts'

/** A number of bytes as megabytes, exact to hundredths below ten: "0.42", "12.4", "1 204". */
export function megabytes(bytes: number): string {
  const hundredths = bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 10_000))
  const step = hundredths >= 10_000 ? 100 : hundredths >= 1_000 ? 10 : 1
  const rounded = Math.round(hundredths / step) * step
  const fraction = String(rounded % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return grouped(`${Math.floor(rounded / 100)}${fraction && `.${fraction}`}`)
}

/** The size of a file for people: "4 kB", "26.3 MB". */
export function sizeInWords(bytes: number, say: Words['say']): string {
  return bytes < 100_000 ? say('import.kilobytes', { size: grouped(Math.ceil(bytes / 1000)) }) : say('import.megabytes', { size: megabytes(bytes) })
}
