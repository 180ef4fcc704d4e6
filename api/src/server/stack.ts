import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

const maps = new Map<string, SourceMap | null>()

/** The map beside a bundled file. It is read when an error is first told: read at the start, maps would cost every start half a second. */
function mapOf(file: string): SourceMap | null {
  let map = maps.get(file)
  if (map === undefined) {
    try {
      map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as ConstructorParameters<typeof SourceMap>[0])
    } catch {
      map = null
    }
    maps.set(file, map)
  }
  return map
}

/** The first lines of an error's stack, each at its place in the source. Its message is left out: it can hold a value that somebody typed. */
export function stackOf({ stack, message }: Error): string | undefined {
  const afterMessage = stack?.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack
  return afterMessage
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) => line.replace(/(file:\/\/\S+|\/[^\s()]+):(\d+):(\d+)/, placeInSource))
    .join('\n')
}

function placeInSource(generated: string, address: string, line: string, column: string): string {
  const file = address.startsWith('file:') ? fileURLToPath(address) : address
  const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1)
  return entry && 'originalSource' in entry
    ? `${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
    : generated
}
