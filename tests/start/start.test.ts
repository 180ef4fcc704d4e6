import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../house/tree.ts'

/*
 * The hub as a person meets it: the built programs, started as `npm start` starts them, on the embedded store.
 */

let dataDir: string

const started: Run[] = []

interface Run {
  child: ChildProcess
  output: () => string
  /** Exit code, once it has ended. */
  ended: Promise<number | null>
  ready: Promise<string>
}

function run(program: string, environment: Record<string, string>, ...args: string[]): Run {
  const { DATABASE_URL: _, SEED: __, ...inherited } = process.env
  const child = spawn(process.execPath, [join(root, program), ...args], {
    cwd: root,
    env: { ...inherited, PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: dataDir, ...environment },
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /CFIT hub is ready at (\S+)/.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    ended.then((code) => reject(new Error(`It ended with ${code}: ${output}`)))
  })
  ready.catch(() => undefined)
  const hub = { child, output: () => output, ended, ready }
  started.push(hub)
  return hub
}

const start = (environment: Record<string, string> = {}) => run('api/dist/main.mjs', environment)
const commandLine = (...args: string[]) => run('api/dist/command-line.mjs', {}, ...args)

async function stop(hub: Run, signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
  hub.child.kill(signal)
  return hub.ended
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'cfit-start-'))
  expect(await run('seeds/dist/prepare.mjs', {}).ended).toBe(0)
})
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    if (child.exitCode === null) child.kill('SIGKILL')
    await ended
  }
})
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

describe('a start', () => {
  it('prints where everything is and the demonstration’s sign-ins, answers, and ends cleanly on Ctrl-C', async () => {
    const hub = start()
    const address = await hub.ready
    expect(hub.output()).toMatch(/Site +http:\/\/127\.0\.0\.1:\d+\/\n/)
    expect(hub.output()).toMatch(/GraphQL +http:\/\/127\.0\.0\.1:\d+\/graphql/)
    expect(hub.output()).toMatch(/Secretariat +secretariat@demo\.example/)
    expect((await fetch(`${address}/health/ready`)).status).toBe(200)
    const page = await fetch(`${address}/participants`)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    const graphiql = await fetch(`${address}/graphql`, { headers: { accept: 'text/html' } })
    expect(await graphiql.text()).toContain('GraphiQL')
    expect(await stop(hub)).toBe(0)
  })

  it('logs what happened as JSON, one object a line, and nothing about anybody', async () => {
    const hub = start({ LOG_LEVEL: 'info' })
    const address = await hub.ready
    const send = (path: string, body: object) =>
      fetch(address + path, { method: 'POST', headers: { 'content-type': 'application/json', origin: address }, body: JSON.stringify(body) })
    await send('/auth/sign-in/email', { email: 'secretariat@demo.example', password: 'a wrong password' })
    await send('/graphql', { query: '{ search(text: "whispered words") { tenders { title } } }' })
    await fetch(`${address}/participants/somebody-in-particular/show`)
    expect(await stop(hub)).toBe(0)
    const printed = hub.output()
    const lines = printed.split('\n').filter((line) => line.startsWith('{'))
    expect(lines.map((line) => JSON.parse(line) as { route: string }).map(({ route }) => route)).toEqual(['/auth', '/graphql', '/'])
    expect(lines.join('\n')).not.toMatch(/demo\.example|whispered|in-particular|127\.0\.0\.1|wrong password/)
  })

  it('seeds once: a second preparation adds nothing', async () => {
    const again = run('seeds/dist/prepare.mjs', {})
    expect(await again.ended).toBe(0)
    expect(again.output()).toBe('')
  })

  it('takes work from a command line while it runs', async () => {
    const hub = start()
    const address = await hub.ready
    const folder = await mkdtemp(join(tmpdir(), 'cfit-work-'))
    const file = join(folder, 'tender.json')
    const release = {
      ocid: 'ocds-abcdef-1',
      id: '1',
      date: '2026-01-02T00:00:00Z',
      tag: ['tender'],
      initiationType: 'tender',
      buyer: { id: 'b', name: 'Town of Testing' },
      parties: [{ id: 'b', name: 'Town of Testing', roles: ['buyer'] }],
      tender: {
        id: 't',
        title: 'Notebooks for the observatory of Testing',
        classification: { scheme: 'CPV', id: '30213100', description: 'Portable computers' },
      },
    }
    await writeFile(file, JSON.stringify(release))
    const job = commandLine('import', 'ocds', file, '--json')
    expect(await job.ended, job.output()).toBe(0)
    const [place = '', outcome = ''] = job.output().split('\n')
    expect(place).toBe(`Into the store in ${dataDir}, by the hub that runs on it; stopping this command stops the import.`)
    expect(JSON.parse(outcome)).toMatchObject({ read: 1, created: 1, updated: 0, unchanged: 0, refused: [] })
    const answer = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ tenders(filter: { search: "observatory of Testing" }) { edges { node { title isIct buyer { name } } } } }' }),
    })
    expect(await answer.json()).toMatchObject({
      data: { tenders: { edges: [{ node: { title: 'Notebooks for the observatory of Testing', isIct: true, buyer: { name: 'Town of Testing' } } }] } },
    })

    const head = async () => (await (await fetch(`${address}/audit/head`)).json()) as { position: number; hash: string } | null
    const seals = async () => (await head())?.position ?? 0
    await expect.poll(seals, { timeout: 5000 }).toBeGreaterThan(0)
    const kept = await head()
    const verify = commandLine('verify', 'audit', '--json', '--head', `${kept?.position}:${kept?.hash}`)
    expect(await verify.ended, verify.output()).toBe(0)
    expect(JSON.parse(verify.output().split('\n')[1] ?? '')).toMatchObject({ sealed: kept?.position, unsealed: 0, faultCount: 0 })
    const forged = commandLine('verify', 'audit', '--head', `1:${'0'.repeat(64)}`)
    expect(await forged.ended).toBe(1)
    expect(forged.output()).toContain('(HEAD_DIFFERS)')

    const report = commandLine('report', 'annual-financial', '--year', '2025', '--out', folder)
    expect(await report.ended, report.output()).toBe(0)
    expect((await readdir(folder)).filter((name) => name.startsWith('annual')).sort()).toEqual([
      'annual-financial-2025.html',
      'annual-financial-2025.json',
      'annual-financial-2025.pdf',
    ])
    expect(readFileSync(join(folder, 'annual-financial-2025.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    const published = commandLine('report', 'collective-progress', '--year', '2024', '--out', folder)
    expect(await published.ended, published.output()).toBe(0)
    const stored = new Uint8Array(await (await fetch(`${address}/reports/collective-progress-2024.json`)).arrayBuffer())
    expect(Buffer.compare(readFileSync(join(folder, 'collective-progress-2024.json')), stored), 'a published report is never drawn again').toBe(0)
    expect(await stop(hub, 'SIGTERM')).toBe(0)
    expect(existsSync(join(dataDir, 'holder.json'))).toBe(false)
    await rm(folder, { recursive: true })
  })

  it('invites the first person into an empty store by command, whether the hub runs or not', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'cfit-empty-'))
    try {
      const environment = { DATA_DIR: empty, PUBLIC_URL: 'https://hub.example.org' }
      const invite = (name: string) =>
        run('api/dist/command-line.mjs', environment, 'invite', '--name', name, '--email', `${name}@example.org`, '--secretariat')
      const link = async (name: string): Promise<string> => {
        const job = invite(name)
        expect(await job.ended, job.output()).toBe(0)
        return /https:\/\/hub\.example\.org\/welcome\?token=([\w-]{43})/.exec(job.output())?.[1] ?? expect.fail(job.output())
      }
      const first = await link('first')
      expect(await run('seeds/dist/prepare.mjs', { DATA_DIR: empty }).ended).toBe(0)
      const hub = start(environment)
      await hub.ready
      expect(hub.output(), 'a store of somebody’s own is no demonstration').not.toContain('demo.example')
      const second = await link('second')
      expect(second).not.toBe(first)
      expect(await run('api/dist/command-line.mjs', environment, 'invite', '--name', 'nobody').ended).toBe(2)
      await stop(hub)
    } finally {
      await rm(empty, { recursive: true, force: true })
    }
  })

  it('stops an import when the command that asked for it is killed, and keeps what was taken in', async () => {
    const hub = start()
    const address = await hub.ready
    const folder = await mkdtemp(join(tmpdir(), 'cfit-stop-'))
    const file = join(folder, 'many.jsonl')
    const total = 100_000
    const lines = Array.from(
      { length: total },
      (_, index) => `{"ocid":"ocds-stop01-${index}","id":"1","date":"2026-01-02T00:00:00Z","tag":["tender"],"buyer":{"name":"Town of Stopping"}}`,
    )
    await writeFile(file, lines.join('\n'))
    const count = async (): Promise<number> => {
      const query = '{ organisations(filter: { search: "Town of Stopping" }) { edges { node { tenders { totalCount } } } } }'
      const answer = await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })
      const { data } = (await answer.json()) as { data: { organisations: { edges: { node: { tenders: { totalCount: number } } }[] } } }
      return data.organisations.edges[0]?.node.tenders.totalCount ?? 0
    }
    const job = commandLine('import', 'ocds', file)
    await expect.poll(count, { timeout: 60_000 }).toBeGreaterThan(0)
    await stop(job, 'SIGKILL')
    const counts: number[] = []
    const isStill = async () => counts.push(await count()) > 1 && counts.at(-1) === counts.at(-2)
    await expect.poll(isStill, { timeout: 10_000, interval: 500 }).toBe(true)
    expect(counts.at(-1), counts.join()).toBeLessThan(total)
    await stop(hub)
    await rm(folder, { recursive: true })
  }, 120_000)

  it('opens its store again after it was killed', async () => {
    const hub = start()
    await hub.ready
    await stop(hub, 'SIGKILL')
    const next = start()
    expect(await next.ready).toMatch(/^http/)
    expect(await stop(next)).toBe(0)
  })
})

describe('one clear line and an exit code of its own for', () => {
  async function refusal(hub: Run): Promise<string> {
    expect(await hub.ended).toBe(1)
    const lines = hub.output().trim().split('\n')
    expect(lines).toHaveLength(1)
    return lines[0] as string
  }

  it('a port that is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    expect(await refusal(start({ PORT: String(port) }))).toMatch(`Port ${port} on 127.0.0.1 is taken.`)
    other.close()
  })

  it('a port that is no number', async () => {
    expect(await refusal(start({ PORT: 'http' }))).toMatch('PORT is http')
  })

  it('a data folder that cannot be written', async () => {
    const file = join(dataDir, 'a-file')
    await writeFile(file, '')
    expect(await refusal(start({ DATA_DIR: join(file, 'folder') }))).toMatch('cannot be written')
    if (existsSync('/proc')) expect(await refusal(start({ DATA_DIR: '/proc/nowhere' }))).toMatch('cannot be written')
  })

  it('a data folder that another process holds', async () => {
    const hub = start()
    await hub.ready
    expect(await refusal(start())).toMatch('is in use by another process')
    expect(await stop(hub)).toBe(0)
  })

  it('a store that another engine made', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cfit-other-'))
    await writeFile(join(folder, 'engine'), 'pglite 0.4, postgresql 17\n')
    expect(await refusal(start({ DATA_DIR: folder }))).toMatch('was made by pglite 0.4, postgresql 17')
    await rm(folder, { recursive: true })
  })

  it.each([
    [{ SMTP_URL: 'mail.example.org' }, /^SMTP_URL must be an address such as smtps:/],
    [{ SMTP_URL: 'smtps://hub:whispered@mail.example.org' }, /^With SMTP_URL, MAIL_FROM must say from whom/],
    [{ OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'hub' }, /belong together; one of them is missing/],
    [
      { OIDC_ISSUER: 'http://login.example.org', OIDC_CLIENT_ID: 'hub', OIDC_CLIENT_SECRET: 'whispered' },
      /^OIDC_ISSUER is http:\/\/login\.example\.org; it must be/,
    ],
  ])('a way to people that is half set up: %o', async (environment, said) => {
    const hub = start(environment as Record<string, string>)
    expect(await hub.ended).toBe(1)
    expect(hub.output().trim()).toMatch(said)
    expect(hub.output()).not.toContain('whispered')
  })

  it('a database that does not answer, without its password', async () => {
    const line = await refusal(start({ DATABASE_URL: 'postgresql://hub:secret@127.0.0.1:1/hub' }))
    expect(line).toMatch('127.0.0.1:1/hub does not answer')
    expect(line).not.toContain('secret')
  })

  it('known passwords where others could reach them', async () => {
    expect(await refusal(start({ HOST: '0.0.0.0' }))).toMatch('whose passwords are known')
    expect(await refusal(start({ PUBLIC_URL: 'https://hub.example.org' }))).toMatch('whose passwords are known')
    expect(await refusal(run('seeds/dist/prepare.mjs', { HOST: '0.0.0.0', SEED: 'demo' }))).toMatch('known passwords')
  })

  it('a report of a year that is none', async () => {
    const job = commandLine('report', 'collective-progress', '--year', 'soon')
    expect(await job.ended).toBe(2)
    expect(job.output()).toMatch('Usage:')
  })

  it.each([
    [['import', 'csv', 'x'], 'There is nothing to import from csv; it is ocds or boavizta.'],
    [['verify', 'audit', '--head', '12'], '--head is the position and the 64 digits of the hash'],
  ])('%j', async (words, message) => {
    const job = commandLine(...words)
    expect(await job.ended).toBe(2)
    expect(job.output()).toMatch(message)
  })
})
