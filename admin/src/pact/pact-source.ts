import { ask, graphql, type ResultOf } from '../graphql.ts'

/** The whole page in one request. */
const document = graphql(`
  query ThePact {
    pactClauses {
      number paragraph summary rules hasReading readings commands tests
      values { key value unit of since isReading isInForce }
      noRuleBecause { kind because }
      decisions {
        count
        newest {
          decision { id kind title outcome decidedOn }
        }
      }
    }
  }
`)

export type PactClause = ResultOf<typeof document>['pactClauses'][number]
export type RestingDecision = PactClause['decisions']['newest'][number]

export async function readClauses(signal?: AbortSignal): Promise<PactClause[]> {
  return (await ask(document, {}, signal)).pactClauses
}
