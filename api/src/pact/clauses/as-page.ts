import type { Article } from '../articles.ts'
import { clauses } from '../clauses.ts'
import type { Clause, NoRuleKind } from './clause.ts'

const titles = [
  'Scope and aims',
  'Who takes part, and who supports',
  'What participants do',
  'Working groups',
  'Governance and money',
  'How the Pact itself works',
] as const

const kinds: Record<NoRuleKind, string> = {
  STATEMENT: 'nothing in it to decide',
  EACH_PARTICIPANT: 'a matter of each participant',
  BY_BUILD: 'kept by how the hub is made',
  NOT_BUILT: 'not built yet',
}

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

function valueLine({ key, value, unit, of, since, isReading }: Article): string {
  const told = Array.isArray(value) ? value.join(', ') : String(value)
  return `  - \`${key}\` = ${told} (${unit}), since ${since}${isReading ? ', **our reading**' : ''}: ${of}.`
}

function clausePart(clause: Clause): string {
  const { number, summary, rules, values, readings, commands, tests, noRule } = clause
  const lines = [
    ...(rules.length > 0 ? [`- **Rules:** ${code(rules)}`] : []),
    ...(noRule ? [`- **No rule**, ${kinds[noRule.kind]}: ${noRule.because}`] : []),
    ...(values.length > 0 ? ['- **Values:**', ...values.map(valueLine)] : []),
    ...(readings.length > 0 ? ['- **Our reading:**', ...readings.map((reading) => `  - ${reading}`)] : []),
    ...(commands.length > 0 ? [`- **Commands:** ${code(commands)}`] : []),
    ...(tests.length > 0 ? [`- **Tests:** ${tests.map((test) => `[${test}](../${test})`).join(', ')}`] : []),
  ]
  return `### ${number}\n\n${summary}\n\n${lines.join('\n')}\n`
}

/** The text of `THE-PACT.md`: every clause with what the hub makes of it, as the code has it. */
export function thePactText(): string {
  const ruled = clauses.filter(({ rules }) => rules.length > 0).length
  const notBuilt = clauses.filter(({ noRule }) => noRule?.kind === 'NOT_BUILT').length
  const head = `# The Pact, executed

This page is written by the hub itself from \`api/src/pact\`. Change a clause there, and run \`npm run generate:contracts\`.

All ${clauses.length} numbered clauses of version 2 of the Pact, told in our own words; its text alone is authoritative. On ${ruled} of them the hub rules, ${notBuilt} could have a rule and have none yet, and each of the others says why it needs none.

The Pact is voluntary (6.1.1). A rule informs, and its ruling is kept with the decision; it hardly ever blocks. Procuring organisations keep the final authority over what they procure.

Where the text is silent or open, the hub says how it reads it. A reading is replaceable by a decision of the Steering Committee.
`
  const paragraphs = titles.map((title, index) => {
    const parts = clauses.filter(({ paragraph }) => paragraph === index + 1).map(clausePart)
    return `## ${index + 1}. ${title}\n\n${parts.join('\n')}`
  })
  return [head, ...paragraphs].join('\n')
}
