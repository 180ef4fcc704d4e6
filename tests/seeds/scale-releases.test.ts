import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FileOutcome, importOcds } from '@cfit/api/imports'
import { generateWorld, releaseLines, type ScaleSize, writeReleases } from '@cfit/seeds/scale'
import { describe, expect, it } from 'vitest'
import { openTestStore, storeUnderTest } from '../support/store.ts'

const size: ScaleSize = { seed: 3, organisations: 40, devices: 0, answers: 0, tenders: 0, postings: 40 }

interface Release {
  ocid?: string
  id: string
  date: string
  tag: [string]
  tender: { items: { classification: { id: string } }[] }
}

describe('the releases of a generated world', () => {
  it('are as many as asked for, several of a process, of every stage, and as large as real ones', () => {
    const lines = [...releaseLines(size, 1_500)]
    const releases = lines.map((line) => JSON.parse(line) as Release)
    expect(releases).toHaveLength(1_500)
    expect(new Set(releases.map(({ tag: [tag] }) => tag))).toEqual(
      new Set(['planning', 'tender', 'tenderAmendment', 'tenderCancellation', 'award', 'contract', 'implementation']),
    )
    expect(new Set(releases.map(({ ocid }) => ocid)).size).toBeLessThan(600)
    expect(new Set(releases.flatMap(({ tender }) => tender.items.map((item) => item.classification.id))).size).toBeGreaterThan(10)
    const lengths = lines.map((line) => line.length).sort((a, b) => a - b)
    expect(lengths[75]).toBeGreaterThan(3_000)
    expect(lengths[1_300]).toBeLessThan(9_500)
  })

  it('are the same for the same seed, however many are written, and others for another', () => {
    const few = [...releaseLines(size, 100)]
    expect([...releaseLines(size, 300)].slice(0, 100)).toEqual(few)
    expect([...releaseLines({ ...size, seed: 4 }, 100)]).not.toEqual(few)
  })

  it(`are read into the ${storeUnderTest} store that holds the world, as processes of its own organisations, with the defects that real ones have`, {
    timeout: 120_000,
  }, async () => {
    await using opened = await openTestStore()
    await generateWorld(opened.store, size)
    const folder = await mkdtemp(join(tmpdir(), 'cfit-releases-'))
    try {
      const path = join(folder, 'releases.jsonl')
      const { bytes, processes } = await writeReleases(size, 1_500, path)
      expect((await stat(path)).size).toBe(bytes)
      const outcomes: FileOutcome[] = []
      await importOcds(opened.store, [path], (outcome) => outcomes.push(outcome))
      const [outcome] = outcomes as [FileOutcome]
      expect(outcome.read).toBe(1_500)
      // A process of which nothing but a refused release is known is not made.
      expect(outcome.created).toBeLessThanOrEqual(processes)
      expect(outcome.created).toBeGreaterThanOrEqual(processes - outcome.refused.length)
      expect(outcome.refused.map(({ code }) => code)).toEqual(expect.arrayContaining(['ocid-missing']))
      expect(outcome.refused.length).toBeLessThan(10)
      expect(await opened.store.prisma.organisation.count()).toBe(size.organisations)
      expect(await opened.store.prisma.tender.count()).toBe(outcome.created)
      const codes = await opened.store.sql<{ code: string }>('select distinct code from finding')
      expect(codes.map(({ code }) => code)).toEqual(expect.arrayContaining(['amount-as-text', 'id-repeated', 'email-removed', 'date-without-time-zone']))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
