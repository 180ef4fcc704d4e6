import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A tiny OpenID Connect provider of the tests' own: it vouches for whomever it is told to. */
export interface OidcIssuer extends AsyncDisposable {
  url: string
  /** What it says of the person who signs in next. */
  claims: { sub: string; email: string; email_verified: boolean; name: string }
  /** Signs with another key than it publishes. */
  isForged: boolean
  /** What a person does there: sees the page, says yes, and is sent back with a code. Returns the address they are sent to. */
  agree(authorizationUrl: string): string
}

export async function openOidcIssuer(): Promise<OidcIssuer> {
  const [own, other] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })]
  const nonces = new Map<string, string>()
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const idToken = (nonce: string): string => {
    const now = Math.floor(Date.now() / 1000)
    const body = `${encoded({ alg: 'RS256', kid: 'tests' })}.${encoded({ ...issuer.claims, iss: issuer.url, aud: 'hub', nonce, iat: now, exp: now + 300 })}`
    return `${body}.${createSign('RSA-SHA256')
      .update(body)
      .sign((issuer.isForged ? other : own).privateKey, 'base64url')}`
  }
  const server = createServer(async (request, response) => {
    const answer = (value: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
    if (request.url === '/.well-known/openid-configuration') {
      const at = (path: string) => issuer.url + path
      return void answer({
        issuer: issuer.url,
        authorization_endpoint: at('/authorize'),
        token_endpoint: at('/token'),
        userinfo_endpoint: at('/userinfo'),
        jwks_uri: at('/keys'),
        id_token_signing_alg_values_supported: ['RS256'],
      })
    }
    if (request.url === '/keys') return void answer({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'tests', alg: 'RS256', use: 'sig' }] })
    if (request.url === '/token') {
      const code = new URLSearchParams(await text(request)).get('code') ?? ''
      return void answer({ access_token: 'access-of-tests', token_type: 'Bearer', expires_in: 300, id_token: idToken(nonces.get(code) ?? '') })
    }
    // Whoever comes here agrees at once.
    if (request.url?.startsWith('/authorize')) return void response.writeHead(302, { location: issuer.agree(issuer.url + request.url) }).end()
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer: OidcIssuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    claims: { sub: 'somebody', email: 'somebody@example.org', email_verified: true, name: 'Somebody' },
    isForged: false,
    agree(authorizationUrl) {
      const asked = new URL(authorizationUrl).searchParams
      const code = crypto.randomUUID()
      nonces.set(code, asked.get('nonce') ?? '')
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.get('state') ?? '')
      return back.href
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return issuer
}
