import autocannon from 'autocannon'

/** One request of a case, as a system takes it. */
export interface BenchRequest {
  path: string
  headers: Record<string, string>
  body: string
}

export interface Load {
  address: string
  /** The requests each connection sends in turn. */
  requests: BenchRequest[]
  /** Makes a request whose content changes each time, instead of `requests`; told the connection's number. */
  nextRequest?: (connection: number) => BenchRequest
  seconds: number
  connections: number
  /** Requests a second however the system does: open loop. Without it each connection waits for its answer: closed loop. */
  rate?: number
  /** Looks at each answer; false counts it as wrong. */
  isRight?: (body: string) => boolean
}

export interface Measured {
  requestsPerSecond: number
  p50: number
  p99: number
  answered: number
}

/** Puts a system under load. A wrong, failed or missing answer ends the bench: its speed would mean nothing. */
export async function putUnderLoad(load: Load): Promise<Measured> {
  let wrong = 0
  let firstWrong = ''
  let connection = 0
  const check = (status: number, body: string) => {
    if (status === 200 && (load.isRight?.(body) ?? true)) return
    wrong += 1
    firstWrong ||= `${status} ${body.slice(0, 500)}`
  }
  const asRequest = (request: BenchRequest) => ({
    method: 'POST' as const,
    path: request.path,
    headers: request.headers,
    body: request.body,
    onResponse: check,
  })
  const { nextRequest } = load
  const result = await autocannon({
    url: load.address,
    connections: load.connections,
    duration: load.seconds,
    ...(load.rate ? { overallRate: load.rate } : {}),
    requests: load.requests.map(asRequest),
    ...(nextRequest
      ? {
          setupClient: (client: autocannon.Client) => {
            const own = connection++
            client.setRequests([{ method: 'POST', onResponse: check, setupRequest: (request) => ({ ...request, ...nextRequest(own) }) }])
          },
        }
      : {}),
  })
  if (wrong || result.errors || result.timeouts || result.non2xx) {
    throw new Error(
      `Under load ${load.address}${load.requests[0]?.path ?? ''} gave ${wrong} wrong answers, ${result.errors} errors and ${result.timeouts} timeouts. ${firstWrong}`,
    )
  }
  const answered = result.requests.total
  return { requestsPerSecond: answered / result.duration, p50: result.latency.p50, p99: result.latency.p99, answered }
}
