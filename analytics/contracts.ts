import { writeFileSync } from 'node:fs'
import { buildModels } from './build.ts'
import { loadChecks } from './checks/index.ts'
import { columnOf, relationOf } from './define.ts'
import { openInstance } from './instance.ts'
import type { Metric } from './metrics/define.ts'
import { type Domain, domains, metrics } from './metrics/index.ts'
import { loadModels } from './models/index.ts'

/** The text of `manifest.json`: every relation with what it reads, its columns, types and prose, and every metric. Needs no store. */
export async function manifestText(): Promise<string> {
  const instance = await openInstance()
  const connection = await instance.connect()
  try {
    const { ordered, columns } = await buildModels(connection, loadModels())
    const models = ordered.map(({ model, reads }) => {
      const types = columns.get(relationOf(model))
      return {
        relation: relationOf(model),
        grain: model.sidecar.grain,
        key: model.sidecar.key,
        reads,
        columns: Object.entries(model.sidecar.columns).map(([name, described]) => ({ name, type: types?.get(name), ...columnOf(described) })),
      }
    })
    const checks = loadChecks().map(({ name, description }) => ({ name, description }))
    return `${JSON.stringify({ models, checks, metrics: Object.values(metrics) }, null, 2)}\n`
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const domainTitles: Readonly<Record<Domain, string>> = {
  membership: 'Membership',
  monitoring: 'Monitoring',
  procurement: 'Procurement',
  practices: 'Practices',
  devices: 'Devices',
  finance: 'Finance',
}

const directions = { up: 'More is better.', down: 'Less is better.', context: 'Neither more nor less is better; it gives context.' }

/** The text of `METHODOLOGY.md`: every metric as a person reads it. Needs no store. */
export function methodologyText(): string {
  const chapters = (Object.keys(domains) as Domain[]).map((domain) => {
    const entries = Object.values(metrics).filter((metric) => metric.domain === domain)
    return `## ${domainTitles[domain]}\n\n${entries.map(entryOf).join('\n\n')}`
  })
  return `${opening}\n\n${chapters.join('\n\n')}\n`
}

const opening = `# How the figures are made

This page is written by the hub itself from the definitions it computes with (\`analytics/metrics\`). Change a definition there, and run \`npm run generate:contracts\`.

What holds for every figure:

- A figure carries its value, its unit, what was counted (numerator), of how many (denominator), and n: how many organisations or records stand behind it.
- Not known, not applicable and zero are three different things. Where nothing was collected, n is 0 and the figure says "not collected"; it is never shown as zero.
- What a definition leaves out is counted apart and shown with the figure. Nothing is estimated, and no currency is converted.
- Only submissions that are submitted or accepted count, each with its latest submitted revision. Drafts and returned submissions do not.
- Sums are exact. A ratio is formed once, from exact numbers, and rounded at the end, halves away from zero.
- A version number rises when a definition changes. A trend is broken where it does.`

function entryOf(metric: Metric): string {
  const lines = [
    ['Unit', metric.unit === 'share' ? 'Share, shown per hundred' : metric.unit],
    ['Numerator', metric.numeratorText],
    ['Denominator', metric.denominatorText],
    ['n counts', `${metric.nText}`],
    ['Missing values', metric.missing],
    ['Left out and counted apart', Object.keys(metric.excluded ?? {}).join(', ')],
    ['Split by', Object.keys(metric.dimensions).map(words).join(', ')],
    ['Reading', directions[metric.direction]],
    ['Caveat', metric.caveat],
    ['Source', metric.source],
    [
      'Speaks to',
      [metric.strategy, metric.impactCategory]
        .filter((item) => item !== undefined)
        .map(words)
        .join(', '),
    ],
    ['Paragraph of the Pact', metric.clause],
    ['Computed from', `mart \`${metric.mart}\``],
    ['Version', `${metric.version}, for years from ${metric.since}`],
  ]
  const list = lines.filter(([, text]) => text).map(([name, text]) => `- **${name}:** ${text}`)
  return `### ${metric.label} (\`${metric.key}\`)\n\n${metric.description}\n\n${list.join('\n')}`
}

const words = (name: string): string => name.toLowerCase().replaceAll('_', ' ')

if (import.meta.main) {
  writeFileSync(new URL('manifest.json', import.meta.url), await manifestText())
  writeFileSync(new URL('METHODOLOGY.md', import.meta.url), methodologyText())
}
