/** Reads what a ticket shows, without network: our signature, and the entry of the gate's list that its own secret opens. */
export interface Claims {
  /** code, fair, epoch, session, slot, places, begins, until, issued (seconds), secret */
  c: string; f: string; e: number; s: number; l: number; p: number; b: number; u: number; i: number; k: string
}

/** session, slot, places, came (when the list was made), good */
export interface Entry { s: number; l: number; p: number; a: number; g: boolean }

const TICKET = 12

/** The bare code, and what follows it in the symbol. */
export function split(text: string): { code: string; signed?: string } | undefined {
  const [, address, signed] = /\/T\/([^/?#]+)(?:#(.+))?$/i.exec(text) ?? []
  const code = (address ?? text).toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
  if (code.length !== TICKET || !/^[0-9A-Z]+$/.test(code)) {
    return undefined
  }
  return signed ? { code, signed } : { code }
}

/** A card that stands for a family: nothing on it is secret enough for a list that lies on a helper's phone. */
export const isFamilyCard = (text: string): boolean => /\/F\/[^/?#]+$/i.test(text) || /^[0-9A-HJKMNP-TV-Z]{8}$/.test(text.toUpperCase().replace(/[\s-]/g, ''))

export function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(text, (c) => c.charCodeAt(0))
}

export const base64url = (some: Uint8Array): string => btoa(String.fromCharCode(...some)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

/** @returns what we signed; nothing when it was not us */
export async function claims(signed: string, key: JsonWebKey): Promise<Claims | undefined> {
  const [head, body, signature, ...more] = signed.split('.')
  if (!head || !body || !signature || more.length) {
    return undefined
  }
  try {
    const { alg } = JSON.parse(new TextDecoder().decode(bytes(head))) as { alg?: string }
    const ours = await crypto.subtle.importKey('jwk', { kty: key.kty!, crv: key.crv!, x: key.x!, y: key.y! }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
    const good = alg === 'ES256' && (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, ours, bytes(signature), new TextEncoder().encode(`${head}.${body}`)))
    return good ? (JSON.parse(new TextDecoder().decode(bytes(body))) as Claims) : undefined
  } catch {
    return undefined
  }
}

/** What the list calls a ticket. */
export async function nameOf(fair: string, code: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${fair}|${code}`))
  return base64url(new Uint8Array(digest).slice(0, 16))
}

/** @returns nothing when the secret is another ticket's */
export async function opened(box: string, secret: string): Promise<Entry | undefined> {
  try {
    const both = bytes(box)
    const key = await crypto.subtle.importKey('raw', bytes(secret), 'AES-GCM', false, ['decrypt'])
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: both.slice(0, 12) }, key, both.slice(12))
    return JSON.parse(new TextDecoder().decode(plain)) as Entry
  } catch {
    return undefined
  }
}

/** As the claims write the id of a fair. */
export const fairMark = (id: string): string => base64url(Uint8Array.from(id.replace(/-/g, '').match(/../g) ?? [], (pair) => parseInt(pair, 16)))
