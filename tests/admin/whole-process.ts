import { release } from '../imports/fixtures.ts'

const days = (month: number) => `2025-0${month}-01T00:00:00Z`

/** Another process, to which the whole one belongs. */
export const framework = release({ ocid: 'ocds-whole-framework', tender: { title: 'Framework for refurbished devices', status: 'complete' } })

/** A process with something in all its parts, as a publisher might tell it. */
export const wholeProcess = release({
  ocid: 'ocds-whole',
  language: 'en',
  relatedProcesses: [
    { id: '1', relationship: ['framework'], scheme: 'ocid', identifier: 'ocds-whole-framework' },
    { id: '2', relationship: ['prior'], scheme: 'ocid', identifier: 'ocds-of-others', uri: 'https://others.example/77' },
  ],
  planning: { milestones: [{ id: 'm', title: 'Market dialogue', type: 'preProcurement', dueDate: '2025-01-10', status: 'met', dateMet: '2025-01-12' }] },
  tender: {
    title: 'Laptops with take-back',
    status: 'complete',
    hasSustainability: true,
    sustainability: [
      { goal: 'environmental.circularEconomy', strategies: ['awardCriteria'], description: 'Refurbished devices are preferred.' },
      { goal: 'social.ownersOwnGoal' },
    ],
    lots: [{ id: 'l1', title: 'Schools', hasSustainability: false }],
    items: Array.from({ length: 12 }, (_, index) => ({
      id: `${index + 1}`,
      description: `Device ${index + 1}`,
      quantity: 1200 + index,
      unit: { name: 'pieces' },
    })),
    documents: [
      { id: 'd1', documentType: 'tenderNotice', title: 'The notice', url: 'https://town.example/notice', datePublished: days(3), language: 'nl' },
      { id: 'd2', documentType: 'x_map', url: 'ftp://town.example/map' },
    ],
    amendments: [{ id: 'a', date: days(4), rationale: 'Bidders asked for more time.' }],
  },
  awards: [{ id: 'w', title: 'The award', date: days(5), items: [{ id: '1', description: 'Refurbished device', quantity: 0 }] }],
  contracts: [
    {
      id: 'c',
      awardID: 'w',
      milestones: [{ id: 'h', title: 'First half', type: 'delivery', dueDate: '2025-09-30', status: 'partiallyMet' }],
      implementation: {
        transactions: [
          { id: 't', date: '2025-10-01T00:00:00Z', value: { amount: 12500.5, currency: 'EUR' }, payer: { name: 'Town' }, payee: { name: 'Fair' } },
        ],
      },
    },
  ],
})
