import type { Metric } from './define.ts'
import { devices } from './devices.ts'
import { finance } from './finance.ts'
import { membership } from './membership.ts'
import { monitoring } from './monitoring.ts'
import { practices } from './practices.ts'
import { procurement } from './procurement.ts'

export type { Dimension, Direction, Metric, MetricKind } from './define.ts'

/** The domains in the order in which people read them. */
export const domains: Readonly<Record<'membership' | 'monitoring' | 'procurement' | 'practices' | 'devices' | 'finance', readonly Metric[]>> = {
  membership,
  monitoring,
  procurement,
  practices,
  devices,
  finance,
}
export type Domain = keyof typeof domains

/** Every metric by its key, domain after domain. */
export const metrics: Readonly<Record<string, Metric & { readonly domain: Domain }>> = Object.fromEntries(
  (Object.keys(domains) as Domain[]).flatMap((domain) => domains[domain].map((metric) => [metric.key, { ...metric, domain }] as const)),
)
