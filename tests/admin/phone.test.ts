import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, everyPage, openDesk, secretariatPages, signIn } from './reader.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.[Symbol.asyncDispose]())

const widths = [320, 480, 600, 768, 900, 1024, 1200, 1280, 1600]

it('no page scrolls sideways at any width, and none has a barrier on a phone', async () => {
  await using reader = await desk.open({ width: 320 })
  const forAll = [...(await everyPage(desk.hub)), '/imports', '/login']
  const forSecretariat = await secretariatPages(desk.hub)
  for (const path of [...forAll, ...forSecretariat]) {
    if (path === forSecretariat[0]) await signIn(reader, desk.hub, 'secretariat')
    await reader.go(path)
    expect(await reader.barriers(), path).toEqual([])
    for (const width of widths) {
      await reader.page.setViewportSize({ width, height: 700 })
      await reader.page.waitForTimeout(100)
      expect(await reader.overflow(), `${path} at ${width} pixels`).toBeLessThanOrEqual(0)
    }
    await reader.page.setViewportSize({ width: 320, height: 700 })
  }
}, 480_000)

it('the nouns open from a button and lead on', async () => {
  await using reader = await desk.open({ width: 320 })
  const { page } = reader
  await reader.go('/')
  await page.getByRole('button', { name: 'Open what is here' }).click()
  await page.getByRole('link', { name: 'Practices' }).click()
  await page.getByRole('heading', { level: 1, name: 'Practices' }).waitFor()
  expect(await page.getByRole('link', { name: 'Practices' }).count(), 'the rail closes behind').toBe(0)
})

it('a keyboard alone leads past the rail, through the list, to a record and back', async () => {
  await using reader = await desk.open()
  const { page } = reader
  await reader.go('/participants')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')

  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const outline = getComputedStyle(element)
      const field = element.closest('.MuiInputBase-root')
      const isSeen = outline.outlineStyle !== 'none' || field !== null
      return { tag: element.tagName, path: element.getAttribute('href') ?? '', isSeen }
    })
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab')
    const { path, isSeen } = await focused()
    expect(isSeen, `the focus shows after ${presses + 1} presses`).toBe(true)
    if (/^\/participants\/.+\/show$/.test(path)) break
  }
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/participants\/.+\/show$/)
  await reader.settle()
  expect(await page.evaluate(() => document.activeElement?.id), 'a new page starts at its top').toBe('main')
  await page.keyboard.press('Tab')
  expect((await focused()).path).toBe('/participants')
})
