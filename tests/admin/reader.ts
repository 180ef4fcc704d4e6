import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { release } from '../imports/fixtures.ts'
import { openBrowser } from '../support/browser.ts'
import { type Hub, type HubOptions, openHub, type Role } from '../support/hub.ts'

/** A hub with its built site, and a browser in front of it. */
export interface Desk extends AsyncDisposable {
  hub: Hub
  open(look?: { width?: number; scheme?: 'light' | 'dark' }): Promise<Reader>
}

/** Somebody in front of the site, and what can be told of what their browser did. */
export interface Reader extends AsyncDisposable {
  page: Page
  /** Goes to an address of the site and waits until it has drawn itself. */
  go(path: string): Promise<void>
  /** Waits until nothing moves any more. */
  settle(): Promise<void>
  /** Does something and tells how many GraphQL requests the browser sent for it. */
  requestsFor(action: () => Promise<unknown>): Promise<number>
  /** Errors and warnings of the console and of scripts, since the last call. */
  takeComplaints(): string[]
  /** Violations of WCAG 2.2 AA that axe finds on the page, each in one line. */
  barriers(): Promise<string[]>
  /** By how many pixels the page is wider than its window. */
  overflow(): Promise<number>
}

export async function openDesk(options: HubOptions = {}): Promise<Desk> {
  if (!existsSync(new URL('../../admin/dist/index.html', import.meta.url)))
    throw new Error('The site is not built. Run `npm test`, or `npx turbo run build` first.')
  const [hub, browser] = await Promise.all([openHub({ publishReports: true, ...options }), openBrowser()])
  return {
    hub,
    open: (look) => openReader(hub, browser, look),
    async [Symbol.asyncDispose]() {
      await browser.close()
      await hub[Symbol.asyncDispose]()
    },
  }
}

async function openReader(hub: Hub, browser: Browser, { width = 1280, scheme = 'light' }: { width?: number; scheme?: 'light' | 'dark' } = {}): Promise<Reader> {
  const context = await browser.newContext({
    baseURL: hub.url,
    viewport: { width, height: width < 500 ? 700 : 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  let requests = 0
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/graphql') requests += 1
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))

  // The browser's own "network idle" is told once for each document; a page that changes within one has to be watched.
  let underWay = 0
  let quietSince = Date.now()
  const moves = (change: number) => () => {
    underWay += change
    quietSince = Date.now()
  }
  page.on('request', moves(1))
  page.on('requestfinished', moves(-1))
  page.on('requestfailed', moves(-1))

  const settle = async () => {
    await page.waitForLoadState('load')
    quietSince = Date.now()
    while (underWay > 0 || Date.now() - quietSince < 250) await page.waitForTimeout(50)
    await page.locator('h1').first().waitFor()
    await page.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' })
  }
  return {
    page,
    settle,
    async go(path) {
      await page.goto(path)
      await settle()
    },
    async requestsFor(action) {
      requests = 0
      await action()
      await settle()
      return requests
    },
    takeComplaints: () => complaints.splice(0),
    async barriers() {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
      return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
    },
    overflow: () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    [Symbol.asyncDispose]: () => context.close(),
  }
}

const sessions = new WeakMap<Hub, Map<Role, Awaited<ReturnType<BrowserContext['storageState']>>>>()

/** Signs somebody in through the page that is there for it; the next time within a hub by the same session, as sign-ins are limited. */
export async function signIn({ page, go, settle }: Reader, hub: Hub, role: Role): Promise<void> {
  const kept = sessions.get(hub) ?? new Map()
  sessions.set(hub, kept)
  const session = kept.get(role)
  if (session !== undefined) {
    await page.context().setStorageState(session)
    await go('/')
    await page.getByRole('button', { name: 'Sign out' }).waitFor()
    return
  }
  const { email, password } = hub.signIns[role]
  await go('/login')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  await settle()
  kept.set(role, await page.context().storageState())
}

/** The pages that not everybody works with: of imports, and of one in every state that lasts, and of applications. */
export async function secretariatPages(hub: Hub): Promise<string[]> {
  const headers = { cookie: await hub.signIn('secretariat'), 'x-cfit-client': 'test' }
  const send = async (name: string, content: string): Promise<string> => {
    const response = await fetch(`${hub.url}/imports?format=OCDS&name=${name}`, { method: 'POST', headers, body: content })
    const { id } = (await response.json()) as { id: string }
    await hub.uploads.settled()
    return id
  }
  const decide = async (command: string, importId: string): Promise<void> => {
    const decision = `mutation ($input: DecideImportInput!) { ${command}(input: $input) { __typename } }`
    await hub.ask(decision, { input: { importId } }, headers.cookie)
    await hub.uploads.settled()
  }
  const process = (ocid: string) => JSON.stringify(release({ ocid, tender: { title: 'Laptops', value: { amount: 'dear', currency: 'EUR' } } }))
  const waiting = await send('waiting.jsonl', `${process('ocds-page-1')}\n${JSON.stringify(release({ ocid: '' }))}`)
  const done = await send('done.json', process('ocds-page-2'))
  await decide('startImport', done)
  const refused = await send('garbage.json', '{"releases":[')
  const givenUp = await send('given-up.json', process('ocds-page-3'))
  await decide('giveUpImport', givenUp)
  const receipt = 'mutation ($input: ReceiveApplicationInput!) { receiveApplication(input: $input) { __typename } }'
  const received = { name: 'Town of Pages', kind: 'PROCURING', receivedOn: '2026-11-01', receivedBy: 'SECRETARIAT' }
  await hub.ask(receipt, { input: received }, headers.cookie)
  const { data: outbox } = await hub.ask<{ mails: Edges<'id'> }>('{ mails(first: 1) { edges { node { id } } } }', {}, headers.cookie)
  const { data } = await hub.ask<{ applications: Edges<'id'>; proposals: Edges<'id'> }>(
    '{ applications(first: 3) { edges { node { id } } } proposals(first: 1, state: OPEN) { edges { node { id } } } }',
    {},
    headers.cookie,
  )
  return [
    '/imports',
    ...[waiting, done, refused, givenUp].map((id) => `/imports/${id}`),
    '/mails',
    ...outbox.mails.edges.map(({ node }) => `/mails/${encodeURIComponent(node.id)}/show`),
    '/people',
    '/proposals',
    ...data.proposals.edges.map(({ node }) => `/proposals/${encodeURIComponent(node.id)}/show`),
    '/terminations',
    '/applications',
    ...data.applications.edges.map(({ node }) => `/applications/${encodeURIComponent(node.id)}/show`),
  ]
}

/** One address of every page of the site, found in the seeded store. */
export async function everyPage(hub: Hub): Promise<string[]> {
  const { data } = await hub.ask<{
    submissions: Edges<'id'>
    practices: Edges<'slug'>
    deviceModels: Edges<'slug'>
    tenders: Edges<'slug'>
    companies: Edges<'slug'>
    decisions: Edges<'id'>
  }>(`{
    submissions(first: 1) { edges { node { id } } }
    practices(first: 1) { edges { node { slug } } }
    deviceModels(first: 1) { edges { node { slug } } }
    tenders(first: 1, filter: { hasCriteria: true, status: COMPLETE }) { edges { node { slug } } }
    companies: organisations(first: 1, filter: { kind: COMPANY }) { edges { node { slug } } }
    decisions(first: 1) { edges { node { id } } }
  }`)
  const first = <Name extends string>({ edges }: Edges<Name>, name: Name) => encodeURIComponent(edges[0]?.node[name] ?? '')
  return [
    '/',
    '/?year=2023',
    '/participants',
    '/participants/city-of-vintersund/show',
    '/participants/unops/show',
    '/supporters',
    `/organisations/${first(data.companies, 'slug')}/show`,
    '/tenders',
    `/tenders/${first(data.tenders, 'slug')}/show`,
    '/practices',
    `/practices/${first(data.practices, 'slug')}/show`,
    '/device-models',
    `/device-models/${first(data.deviceModels, 'slug')}/show`,
    '/submissions',
    `/submissions/${first(data.submissions, 'id')}/show`,
    '/reports',
    '/reports/collective-progress-2024/show',
    '/pact',
    '/committee',
    '/decisions',
    `/decisions/${first(data.decisions, 'id')}/show`,
    '/pact-changes',
  ]
}

interface Edges<Name extends string> {
  edges: { node: Record<Name, string> }[]
}
