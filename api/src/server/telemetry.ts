import pino, { type Logger } from 'pino'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Counters of a running hub, for Prometheus. Labels are few and hold nothing personal. */
export function createTelemetry() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labels = ['method', 'route', 'status'] as const
  return {
    registry,
    requests: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Duration of HTTP requests in seconds.',
      labelNames: labels,
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
      registers: [registry],
    }),
    refusedQueries: new Counter({
      name: 'graphql_refused_total',
      help: 'GraphQL operations refused by a limit.',
      labelNames: ['limit'] as const,
      registers: [registry],
    }),
  }
}

export type Telemetry = ReturnType<typeof createTelemetry>

/** Structured logs on standard error: route, status and duration; no address, no query, no person. No request waits for its line to be written. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: false, minLength: 4096, periodicFlush: 500 }))
}
