import type { ImportFormat } from './import-source.ts'

export interface UploadWish {
  file: File
  format: ImportFormat
  /** Of open contracting data: only processes that buy ICT. */
  isIctOnly: boolean
}

/** Why the hub did not take the file, or `BROKEN_OFF` when its answer never came. */
export interface UploadFault {
  code: string
  message?: string
  remedy?: string
}

export type UploadAnswer = { id: string } | UploadFault

/** Guesses by its ending what kind of file somebody chose; undefined when the ending says nothing. */
export function guessFormat(fileName: string): ImportFormat | undefined {
  if (/\.(json|jsonl|ndjson)$/i.test(fileName)) return 'OCDS'
  return /\.(csv|tsv)$/i.test(fileName) ? 'BOAVIZTA' : undefined
}

/**
 * Sends a file and tells how much of it has left; resolves with the id of its import, with a fault, or with null when the signal
 * broke it off. `fetch` cannot tell how far an upload is, so this is an XMLHttpRequest.
 */
export function uploadFile(wish: UploadWish, watch: { signal: AbortSignal; onProgress(bytesSent: number): void }): Promise<UploadAnswer | null> {
  const { file, format, isIctOnly } = wish
  const address = `/imports?${new URLSearchParams({ format, name: file.name, ictOnly: String(format === 'OCDS' && isIctOnly) })}`
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('x-cfit-client', 'admin')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded }) => watch.onProgress(loaded)
    request.onload = () => resolve(answerOf(request.response))
    request.onerror = () => resolve({ code: 'BROKEN_OFF' })
    request.onabort = () => resolve(null)
    watch.signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** The hub answers in JSON; something between it and the browser may answer otherwise. */
function answerOf(body: unknown): UploadAnswer {
  if (typeof body !== 'object' || body === null) return { code: 'UNEXPECTED' }
  const text = (name: string): string | undefined => {
    const value = (body as Record<string, unknown>)[name]
    return typeof value === 'string' ? value : undefined
  }
  const id = text('id')
  if (id !== undefined) return { id }
  const [message, remedy] = [text('message'), text('remedy')]
  return { code: text('code') ?? 'UNEXPECTED', ...(message ? { message } : {}), ...(remedy ? { remedy } : {}) }
}
