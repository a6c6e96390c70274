const PATIENCE_MS = 20_000

/** The service said no, by its code. */
export class Refused extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

/** As a paired device, which has a token of its own and nobody signed in; it breaks when nobody is reached in time. @param key the same for every try of one action */
export async function callAsDevice<T>(path: string, token: string | undefined, body?: unknown, key: string = crypto.randomUUID()): Promise<T> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    const answer = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Accept: 'application/json, application/problem+json', 'Content-Type': 'application/json', ...(body === undefined ? {} : { 'Idempotency-Key': key }), ...(token ? { 'Device-Token': token } : {}) },
      cache: 'no-store',
      signal: patience.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const said = (await answer.json()) as T & { code?: string }
    if (!answer.ok) {
      throw new Refused(said.code ?? `${answer.status}`)
    }
    return said
  } finally {
    clearTimeout(timer)
  }
}
