import type { Store } from '@cfit/prisma'
import { type ApplicationKind, dayOf, daysBetween } from '../pact/index.ts'
import { officeOn, queueMail } from './queue.ts'
import type { MailKind } from './templates.ts'

const pauseMilliseconds = 600_000

/** How far ahead, and how far back, a due day is worth a message. */
const daysMost = 7

type Reminder = Extract<MailKind, 'APPLICATION_DUE_SOON' | 'APPLICATION_DUE_TODAY' | 'APPLICATION_OVERDUE'>

/** Which reminder a due day is worth on a day, if any. A hub that stood still on the very day reminds when it runs again. */
export function reminderOn(today: string, dueOn: string): Reminder | null {
  const left = daysBetween(today, dueOn)
  if (left === 0) return 'APPLICATION_DUE_TODAY'
  if (left > 0) return left <= daysMost ? 'APPLICATION_DUE_SOON' : null
  return left >= -daysMost ? 'APPLICATION_OVERDUE' : null
}

interface OpenApplication {
  applicationId: string
  organisation: string
  kind: ApplicationKind
  dueOn: string
}

/** Queues what is due on a day to be remembered: to Secretariat and Steering Committee, each person once for each occasion, however often and by however many it is done. */
export async function queueReminders(store: Store, today: string, now: Date): Promise<void> {
  const open = await store.sql<OpenApplication>(
    `select a."id" as "applicationId", o."name" as "organisation", a."kind", a."due_on"::text as "dueOn"
     from "application" a join "organisation" o on o."id" = a."organisation_id"
     where a."state" = 'RECEIVED' and a."due_on" between $1::date - $2::int and $1::date + $2::int`,
    [today, daysMost],
  )
  const due = open.flatMap((application) => {
    const kind = reminderOn(today, application.dueOn)
    return kind ? [{ kind, application }] : []
  })
  if (due.length === 0) return
  await store.transaction(async (sql) => {
    const recipientIds = await officeOn({ sql }, today)
    for (const { kind, application } of due) {
      const occasion = kind.toLowerCase().replaceAll('_', '-')
      queueMail({ sql }, { kind, recipientIds, parameters: application, about: `${occasion}/${application.applicationId}/${application.dueOn}`, now })
    }
  })
}

/** Queues the day's reminders at the start and once on each further day. */
export class Reminders {
  readonly #store: Store
  readonly #onError: (error: unknown) => void
  readonly #timer: NodeJS.Timeout
  #round: Promise<void> | null = null
  #doneOn = ''

  constructor(store: Store, onError: (error: unknown) => void) {
    this.#store = store
    this.#onError = onError
    this.#timer = setInterval(() => this.#tick(new Date()), pauseMilliseconds)
    this.#timer.unref()
    this.#tick(new Date())
  }

  #tick(now: Date): void {
    const today = dayOf(now)
    if (this.#round || this.#doneOn === today) return
    this.#round = queueReminders(this.#store, today, now)
      .then(() => {
        this.#doneOn = today
      })
      // The next round tries again.
      .catch(this.#onError)
      .finally(() => {
        this.#round = null
      })
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#round
  }
}
