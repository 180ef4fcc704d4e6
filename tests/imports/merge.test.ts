import { mergeReleases } from '@cfit/api/imports'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

type Body = Parameters<typeof mergeReleases>[0][number]['body']

let count = 0
const told = (date: string, body: Body, tags = ['tender']) => ({ date: new Date(date), tags, body, sha256: String(count++).padStart(8, '0') })

describe('the merge of releases into the state of a process', () => {
  it('takes later values over earlier ones, in date order and not in the order given', () => {
    const later = told('2025-02-01', { tender: { title: 'New', status: 'active' } })
    const earlier = told('2025-01-01', { tender: { title: 'Old', description: 'Kept' } })
    expect(mergeReleases([later, earlier])).toEqual({ tender: { title: 'New', description: 'Kept', status: 'active' } })
  })

  it('drops what describes the release and not the process', () => {
    expect(mergeReleases([told('2025-01-01', { ocid: 'o', id: '1', date: '2025-01-01', tag: ['tender'], tender: { id: 't' } })])).toEqual({
      ocid: 'o',
      tender: { id: 't' },
    })
  })

  it('removes a field that a later release sets to null, and only that one', () => {
    const merged = mergeReleases([told('2025-01-01', { tender: { title: 'A', value: { amount: 1 } } }), told('2025-01-02', { tender: { value: null } })])
    expect(merged).toEqual({ tender: { title: 'A' } })
  })

  it('merges objects with an id by that id, a number and its text being one id', () => {
    const merged = mergeReleases([
      told('2025-01-01', { awards: [{ id: 1, status: 'pending', title: 'One' }, { id: '2' }] }),
      told('2025-01-02', { awards: [{ id: '1', status: 'active' }, { id: '3' }] }),
    ])
    expect(merged).toEqual({ awards: [{ id: '1', status: 'active', title: 'One' }, { id: '2' }, { id: '3' }] })
  })

  it('keeps the last of two objects with one id in the same release', () => {
    expect(
      mergeReleases([
        told('2025-01-01', {
          awards: [
            { id: '1', title: 'A' },
            { id: '1', status: 'active' },
          ],
        }),
      ]),
    ).toEqual({
      awards: [{ id: '1', status: 'active' }],
    })
  })

  it('replaces as a whole: lists of values, objects without id, and the lists whose ids name something else', () => {
    const merged = mergeReleases([
      told('2025-01-01', {
        tender: { submissionMethod: ['a', 'b'], addresses: [{ region: 'x' }], items: [{ id: '1', additionalClassifications: [{ id: '30', scheme: 'CPV' }] }] },
      }),
      told('2025-01-02', {
        tender: { submissionMethod: ['c'], addresses: [{ region: 'y' }], items: [{ id: '1', additionalClassifications: [{ id: '48', scheme: 'CPV' }] }] },
      }),
    ])
    expect(merged).toEqual({
      tender: { submissionMethod: ['c'], addresses: [{ region: 'y' }], items: [{ id: '1', additionalClassifications: [{ id: '48', scheme: 'CPV' }] }] },
    })
  })

  it('an empty list says nothing about objects with ids', () => {
    expect(mergeReleases([told('2025-01-01', { awards: [{ id: '1' }] }), told('2025-01-02', { awards: [] })])).toEqual({ awards: [{ id: '1' }] })
  })

  it('orders releases of one instant by the stage of the process they tell of', () => {
    const award = told('2025-01-01', { tender: { status: 'complete' } }, ['award'])
    const tender = told('2025-01-01', { tender: { status: 'active' } }, ['tender'])
    expect(mergeReleases([award, tender])).toEqual({ tender: { status: 'complete' } })
  })

  it('leaves the releases as they were', () => {
    const releases = [told('2025-01-01', { awards: [{ id: '1', a: 1 }] }), told('2025-01-02', { awards: [{ id: '1', a: 2 }] })]
    const before = structuredClone(releases)
    mergeReleases(releases)
    expect(releases).toEqual(before)
  })

  it('never depends on the order in which releases were read', () => {
    const value = fc.oneof(fc.constantFrom('x', 'y', 1, null), fc.array(fc.constantFrom('p', 'q')))
    const item = fc.record({ id: fc.constantFrom('1', '2', 3), title: value }, { requiredKeys: [] })
    const body = fc.record({ tender: fc.record({ title: value, items: fc.array(item) }, { requiredKeys: [] }), awards: fc.array(item) }, { requiredKeys: [] })
    const releases = fc.uniqueArray(fc.record({ day: fc.integer({ min: 1, max: 4 }), sha256: fc.integer({ min: 1000, max: 9999 }).map(String), body }), {
      selector: ({ sha256 }) => sha256,
    })
    const shuffled = releases.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const merged = (order: typeof list) =>
          mergeReleases(
            order.map(({ day, sha256, body }) => ({ date: new Date(Date.UTC(2025, 0, day)), sha256, tags: ['tender'], body: body as unknown as Body })),
          )
        expect(merged(other)).toEqual(merged(list))
      }),
    )
  })
})
