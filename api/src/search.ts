import { builder } from './builder.ts'
import { DeviceModel } from './devices/device-model.ts'
import { contains } from './graphql/list.ts'
import { readRecords } from './graphql/record-list.ts'
import { knownTo, Organisation } from './membership/organisation.ts'
import { Practice } from './procurement/practice.ts'
import { Tender } from './procurement/tender.ts'

const most = 10

const SearchResult = builder
  .objectRef<{
    organisations: (typeof Organisation.$inferType)[]
    tenders: (typeof Tender.$inferType)[]
    practices: (typeof Practice.$inferType)[]
    deviceModels: (typeof DeviceModel.$inferType)[]
  }>('SearchResult')
  .implement({
    description: `What a search found, at most ${most} of each kind.`,
    fields: (t) => ({
      organisations: t.expose('organisations', { type: [Organisation], description: 'Organisations by name.' }),
      tenders: t.expose('tenders', { type: [Tender], description: 'Tenders by title.' }),
      practices: t.expose('practices', { type: [Practice], description: 'Practices by title and words.' }),
      deviceModels: t.expose('deviceModels', { type: [DeviceModel], description: 'Device models by maker and name.' }),
    }),
  })

builder.queryField('search', (t) =>
  t.field({
    type: SearchResult,
    description: 'Looks a text up in all that is public.',
    complexity: { field: 20, multiplier: 2 },
    args: { text: t.arg.string({ required: true, description: 'What to look for; two characters or more.' }) },
    resolve: async (_root, { text }, { store, viewer }) => {
      const found = text.trim().length < 2 ? undefined : contains(text)
      if (!found) return { organisations: [], tenders: [], practices: [], deviceModels: [] }
      const [organisations, tenders, practices, deviceModels] = await Promise.all([
        readRecords<typeof Organisation.$inferType>(
          store,
          { model: 'Organisation', where: { name: found, ...knownTo(viewer) }, orderBy: [{ name: 'asc' }, { id: 'asc' }] },
          most,
        ),
        readRecords<typeof Tender.$inferType>(store, { model: 'Tender', where: { title: found }, orderBy: [{ title: 'asc' }, { id: 'asc' }] }, most),
        readRecords<typeof Practice.$inferType>(
          store,
          { model: 'Practice', where: { OR: [{ title: found }, { what: found }, { outcomes: found }] }, orderBy: [{ title: 'asc' }, { id: 'asc' }] },
          most,
        ),
        readRecords<typeof DeviceModel.$inferType>(
          store,
          { model: 'DeviceModel', where: { OR: [{ name: found }, { manufacturer: found }] }, orderBy: [{ name: 'asc' }, { id: 'asc' }] },
          most,
        ),
      ])
      return { organisations, tenders, practices, deviceModels }
    },
  }),
)
