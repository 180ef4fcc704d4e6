import pg from 'pg'

export interface BenchDatabase extends AsyncDisposable {
  url: string
}

/** Makes a database of the bench's own on the server; gone when disposed. With a template it begins as a copy of that database. */
export async function makeDatabase(server: string, purpose: string, template?: BenchDatabase): Promise<BenchDatabase> {
  const name = `cfit_bench_${purpose}_${crypto.randomUUID().slice(0, 8)}`
  const copied = template ? ` template "${new URL(template.url).pathname.slice(1)}"` : ''
  await onServer(server, `create database "${name}"${copied}`)
  const url = new URL(server)
  url.pathname = name
  return { url: url.href, [Symbol.asyncDispose]: () => onServer(server, `drop database if exists "${name}" with (force)`) }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
