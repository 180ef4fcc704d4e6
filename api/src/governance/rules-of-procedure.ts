import type { Store } from '@cfit/prisma'
import type { RulesOfProcedure } from '../pact/index.ts'

const rulesSql = `select r."quorum_numerator" as "quorumNumerator", r."quorum_denominator" as "quorumDenominator",
    r."majority_numerator" as "majorityNumerator", r."majority_denominator" as "majorityDenominator", r."majority_is_inclusive" as "majorityIsInclusive",
    r."majority_of" as "majorityOf", r."tie", r."secretariat_votes" as "secretariatVotes", r."since"::text as "since"
  from "rules_of_procedure" r where r."since" <= $1::date order by r."since" desc, r."id" desc limit 1`

export type DatedRules = RulesOfProcedure & { since: string }

/** The rules of procedure that hold on a day; null where the committee recorded none. */
export async function rulesOn(sql: Store['sql'], day: string): Promise<DatedRules | null> {
  const [rules] = await sql<DatedRules>(rulesSql, [day])
  return rules ?? null
}
