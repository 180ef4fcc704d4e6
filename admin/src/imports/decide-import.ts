import { ask, graphql, type ResultOf } from '../graphql.ts'

const startDocument = graphql(`
  mutation StartImport($input: DecideImportInput!) {
    startImport(input: $input) {
      __typename
      ... on Import { id state }
      ... on CommandError { code message remedy }
    }
  }
`)

const giveUpDocument = graphql(`
  mutation GiveUpImport($input: DecideImportInput!) {
    giveUpImport(input: $input) {
      __typename
      ... on Import { id state }
      ... on CommandError { code message remedy }
    }
  }
`)

/** The file as it stands after the decision, or why the decision was refused. */
export type DecideResult = ResultOf<typeof startDocument>['startImport'] | ResultOf<typeof giveUpDocument>['giveUpImport']

/** Takes a checked file in. */
export async function startImport(importId: string): Promise<DecideResult> {
  return (await ask(startDocument, { input: { importId, idempotencyKey: crypto.randomUUID() } })).startImport
}

/** Gives an uploaded file up; the hub deletes it. */
export async function giveUpImport(importId: string): Promise<DecideResult> {
  return (await ask(giveUpDocument, { input: { importId, idempotencyKey: crypto.randomUUID() } })).giveUpImport
}
