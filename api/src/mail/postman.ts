/** A message on its way to one address. */
export interface Message {
  /** Its mark among the messages of the hub. */
  mark: string
  to: { name: string; address: string }
  subject: string
  text: string
}

/** Why a message did not go out: a code, never what the server said, as that may hold the address. */
export interface PostFault {
  code: 'ADDRESS_REFUSED' | 'MAIL_SERVER_SIGN_IN' | 'SERVER_UNREACHABLE' | 'SERVER_REFUSED'
  /** True when trying again is of no use. */
  isFinal: boolean
}

export interface Postman {
  /** Hands a message to the mail server; null when that took it. */
  send(message: Message): Promise<PostFault | null>
  close(): void
}

const secondsMost = { connect: 20, greet: 20, answer: 60 }

/** Sends through the SMTP server of `SMTP_URL`. */
export async function smtpPostman(smtpUrl: string, from: string): Promise<Postman> {
  // Large, and only for hubs that send.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: secondsMost.connect * 1000,
    greetingTimeout: secondsMost.greet * 1000,
    socketTimeout: secondsMost.answer * 1000,
    // A message is what the templates say: nothing is read from files or other places.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return {
    async send({ mark, to, subject, text }) {
      try {
        await transport.sendMail({ from, to, subject, text, messageId: `<${mark}@${domain}>`, headers: { 'Auto-Submitted': 'auto-generated' } })
        return null
      } catch (error) {
        return faultOf(error)
      }
    },
    close: () => transport.close(),
  }
}

function faultOf(error: unknown): PostFault {
  const { code, command, responseCode = 0 } = error as { code?: string; command?: string; responseCode?: number }
  // Of the sender's address a refusal is a fault of the settings, which somebody will mend.
  if (command === 'RCPT TO' && responseCode >= 500) return { code: 'ADDRESS_REFUSED', isFinal: true }
  if (code === 'EAUTH') return { code: 'MAIL_SERVER_SIGN_IN', isFinal: false }
  if (responseCode > 0) return { code: 'SERVER_REFUSED', isFinal: false }
  return { code: 'SERVER_UNREACHABLE', isFinal: false }
}
