import type { Metric } from './define.ts'
import * as devices from './devices.ts'
import * as finance from './finance.ts'
import * as membership from './membership.ts'
import * as monitoring from './monitoring.ts'
import * as practices from './practices.ts'
import * as procurement from './procurement.ts'

export type { Dimension, Direction, Metric, MetricKind } from './define.ts'

/** The domains in the order in which people read them. */
export const domains = { membership, monitoring, procurement, practices, devices, finance }
export type Domain = keyof typeof domains

/** Every metric by its key, domain after domain. */
export const metrics: Readonly<Record<string, Metric & { readonly domain: Domain }>> = Object.fromEntries(
  (Object.keys(domains) as Domain[]).flatMap((domain) =>
    (Object.values(domains[domain]) as Metric[]).map((metric) => [metric.key, { ...metric, domain }] as const),
  ),
)
