import type { LiveAnalytics } from '@cfit/api'
import { newId, type Store } from '@cfit/prisma'
import { lastYear } from './world.ts'

const wellAdvanced = `
  select count(*) filter (where answer.step in ('SUBSTANTIAL', 'COMPLETE'))::text as advanced
  from answer join question on question.id = answer.question_id and question.kind = 'PROGRESS'
  join submission_revision revision on revision.id = answer.revision_id join submission on submission.id = revision.submission_id
  where submission.id = $1::uuid and revision.number = $2::integer`

/** From the commit of one organisation's corrected return to the figure that counts it, in milliseconds, change after change; each figure is checked. */
export async function timeChanges(store: Store, live: LiveAnalytics, count: number): Promise<number[]> {
  const submissions = await store.sql<{ id: string }>(
    'select submission.id::text as id from submission join campaign on campaign.id = submission.campaign_id where campaign.year = $1 order by submission.id limit $2',
    [lastYear, count],
  )
  const values: number[] = []
  const figure = async () => (await live.current()).figure('commitment_progress', { year: lastYear })
  let before = Number((await figure()).numerator)
  for (const { id } of submissions) {
    const revision = await correct(store, id)
    const [was, is] = [await store.sql<Advanced>(wellAdvanced, [id, revision - 1]), await store.sql<Advanced>(wellAdvanced, [id, revision])]
    const expected = before - Number(was[0]?.advanced) + Number(is[0]?.advanced)
    await store.prisma.submissionRevision.updateMany({ where: { submissionId: id, number: revision }, data: { submittedAt: new Date(), contentHash: 'bench' } })
    const committed = performance.now()
    const found = Number((await figure()).numerator)
    values.push(performance.now() - committed)
    if (found !== expected || found === before)
      throw new Error(`After a corrected return the figure is ${found}; it should have moved from ${before} to ${expected}.`)
    before = found
  }
  return values
}

interface Advanced {
  advanced: string
}

/** Writes a correction that waits to be submitted: every step that was named is now complete. Gives its number. */
async function correct(store: Store, submissionId: string): Promise<number> {
  const last = await store.prisma.submissionRevision.findFirstOrThrow({ where: { submissionId }, orderBy: { number: 'desc' } })
  const next = await store.prisma.submissionRevision.create({ data: { id: newId(), submissionId, number: last.number + 1 } })
  await store.sql(
    `insert into answer (id, revision_id, question_id, state, step, text, language, number, currency, numerator, denominator)
     select overlay(gen_random_uuid()::text placing left($2, 13) from 1)::uuid, $2::uuid, question_id, state, case when step is not null then 'COMPLETE' end::progress_step,
       text, language, number, currency, numerator, denominator
     from answer where revision_id = $1::uuid`,
    [last.id, next.id],
  )
  return next.number
}
