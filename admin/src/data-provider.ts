import { type DataProvider, HttpError } from 'ra-core'
import { deviceModelSource } from './devices/device-model-source.ts'
import { changeSource } from './governance/change-source.ts'
import { decisionSource } from './governance/decision-source.ts'
import { proposalSource } from './governance/proposal-source.ts'
import { type DecideResult, giveUpImport, startImport } from './imports/decide-import.ts'
import { importSource } from './imports/import-source.ts'
import { mailSource } from './mail/mail-source.ts'
import { applicationSource } from './membership/application-source.ts'
import { organisationSource, participantSource, supporterSource } from './membership/organisation-source.ts'
import { terminationSource } from './membership/termination-source.ts'
import { submissionSource } from './monitoring/submission-source.ts'
import { type SubmitResult, submitSubmission } from './monitoring/submit-submission.ts'
import { mandateSource } from './people/mandate-source.ts'
import { practiceSource } from './procurement/practice-source.ts'
import { tenderSource } from './procurement/tender-source.ts'
import { reportSource } from './reports/report-source.ts'
import type { ResourceSource } from './resource-source.ts'

const sources: Record<string, ResourceSource> = {
  participants: participantSource,
  supporters: supporterSource,
  organisations: organisationSource,
  tenders: tenderSource,
  practices: practiceSource,
  'device-models': deviceModelSource,
  submissions: submissionSource,
  reports: reportSource,
  imports: importSource,
  applications: applicationSource,
  terminations: terminationSource,
  proposals: proposalSource,
  decisions: decisionSource,
  'pact-changes': changeSource,
  mails: mailSource,
  people: mandateSource,
}

/** What the screens may ask of the hub: lists and single records, one request each, and commands by name. */
export interface HubDataProvider extends DataProvider {
  submitSubmission(submissionId: string, version: number): Promise<SubmitResult>
  startImport(importId: string): Promise<DecideResult>
  giveUpImport(importId: string): Promise<DecideResult>
}

function sourceOf(resource: string): ResourceSource {
  const source = sources[resource]
  if (!source) throw new Error(`No screen reads ${resource}.`)
  return source
}

/** Records come whole, with what belongs to them; what is decided changes by commands only. So nothing else is offered. */
async function notOffered(): Promise<never> {
  throw new Error('The hub offers lists, single records and commands; this screen asked for something else.')
}

export const dataProvider: HubDataProvider = {
  async getList(resource, params) {
    const { list } = sourceOf(resource)
    if (!list) return notOffered()
    const { rows, total, meta } = await list(params, params.signal)
    // react-admin types records by the caller; the source of the resource is what makes that true.
    return { data: rows as never[], total, meta }
  },
  async getOne(resource, { id, signal }) {
    const { one } = sourceOf(resource)
    if (!one) return notOffered()
    const row = await one(id, signal)
    if (!row) throw new HttpError('There is no such record, or it is not public yet.', 404)
    return { data: row as never }
  },
  submitSubmission,
  startImport,
  giveUpImport,
  getMany: notOffered,
  getManyReference: notOffered,
  create: notOffered,
  update: notOffered,
  updateMany: notOffered,
  delete: notOffered,
  deleteMany: notOffered,
}
