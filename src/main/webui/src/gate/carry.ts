/** What a device has noted and not sent, as the service takes it. */
export interface Note {
  sequence: number
  kind: string
  occurredAt: string
  body: Record<string, unknown>
}
export interface Left {
  id: string
  token: string
  label: string
  events: Note[]
}

const KIND = 'yishulai-fair-device'
/** As many as the service takes at once. */
const MOST = 50
const PATIENCE_MS = 20_000

/** The file: as good as the device itself, so it goes to staff alone. */
export function parcel({ id, token, label }: Omit<Left, 'events'>, waiting: readonly Note[]): Blob {
  const events = waiting.map(({ sequence, kind, occurredAt, body }) => ({ sequence, kind, occurredAt, body }))
  return new Blob([JSON.stringify({ kind: KIND, id, token, label, events })], { type: 'application/json' })
}

/** Undefined for any other file. */
export function carried(text: string): Left | undefined {
  try {
    const { kind, id, token, label, events } = JSON.parse(text) as Left & { kind: string }
    const whole = kind === KIND && /^[0-9a-f-]{36}$/i.test(id) && typeof token === 'string' && typeof label === 'string' && Array.isArray(events)
    const each = whole && events.every((one) => Number.isInteger(one.sequence) && typeof one.kind === 'string' && typeof one.occurredAt === 'string' && typeof one.body === 'object')
    return each && events.length ? { id, token, label, events: [...events].sort((a, b) => a.sequence - b.sequence) } : undefined
  } catch {
    return undefined
  }
}

/** Sends them in their order. What was sent before is known by its number and counts once, so this may be done again. */
export async function deliver({ id, token, events }: Left): Promise<'sent' | 'refused' | 'offline'> {
  for (let from = 0; from < events.length; from += MOST) {
    let answer: Response
    try {
      answer = await fetch(`/v1/fair-devices/${id}/events`, {
        method: 'POST',
        headers: { Accept: 'application/json, application/problem+json', 'Content-Type': 'application/json', 'Device-Token': token, 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ sentAt: new Date().toISOString(), events: events.slice(from, from + MOST) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
    } catch {
      return 'offline'
    }
    if (!answer.ok) {
      return answer.status >= 500 ? 'offline' : 'refused'
    }
  }
  return 'sent'
}
