import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'

/*
 * What nobody can do without: each line parsed, and with a schema also checked against it. It keeps nothing and prints how many lines it read.
 */

const [file, schemaFile] = process.argv.slice(2) as [string, string | undefined]

function validator(path: string): (release: unknown) => boolean {
  // CommonJS packages: the import is the module, whose default is the class or function.
  const ajv = new Ajv.default({ strict: false, allErrors: false })
  addFormats.default(ajv as never)
  return ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object)
}

const isValid = schemaFile ? validator(schemaFile) : () => true
let read = 0
let valid = 0
for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line === '') continue
  read += 1
  if (isValid(JSON.parse(line))) valid += 1
}
console.log(JSON.stringify({ read, valid }))
