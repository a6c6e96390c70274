import { computed, ref, watch } from 'vue'
import type { components } from '../api/contract'
import { get, post } from '../api/http'
import { session } from '../api/session'
import { Trouble } from '../api/trouble'
import { keep, kept } from '../lib/kept'
import { online } from '../lib/network'

/**
 * Swaps face to face. What this phone recorded lies on its disk until the service has it, and is sent only in the name of
 * who recorded it; the service counts each record once, so sending it again costs nothing.
 */
type Schemas = components['schemas']
type Event = Schemas['MeetingsForm']['events'][number]
export type MeetingCode = Schemas['MeetingCode']
export type Meeting = Schemas['Meeting']
interface Recorded { who: string; gives: string; takes: string; event: Event }

const DEVICE = 'meeting-device'
const SEQUENCE = 'meeting-sequence'
const QUEUE = 'meeting-queue'
/** As many as the service takes at once. */
const AT_ONCE = 20

const queue = ref<Recorded[]>(JSON.parse(localStorage.getItem(QUEUE) ?? '[]') as Recorded[])
watch(queue, (now) => localStorage.setItem(QUEUE, JSON.stringify(now)), { deep: true })
const mine = () => queue.value.filter(({ who }) => who === session.who?.personId)
export const waiting = computed(() => mine())

function device(): string {
  const known = localStorage.getItem(DEVICE) ?? crypto.randomUUID()
  localStorage.setItem(DEVICE, known)
  return known
}

function next(): number {
  const sequence = Number(localStorage.getItem(SEQUENCE) ?? '0') + 1
  localStorage.setItem(SEQUENCE, String(sequence))
  return sequence
}

/** What another phone showed. */
export interface Shown { text: string; copy: string; title: string; until: number; sure: boolean }

/** A code for a book: the one on this phone while it is good, else a new one. */
export async function codeFor(copy: string, anew = false): Promise<MeetingCode> {
  const before = kept<MeetingCode>(`meeting-code:${copy}`)?.value
  if (before && !anew && (!online.value || Date.parse(before.validUntil) - Date.now() > 3_600_000)) {
    return before
  }
  const code = await post('/v1/meetings/codes', { body: { copyCode: copy } })
  keep(`meeting-code:${copy}`, code)
  return code
}

/** Kept for when there is no network. */
export async function learnKey(): Promise<void> {
  keep('meeting-key', await get('/v1/meetings/key', {}))
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
}

/** Undefined when it is no code of ours. Without our key at hand nobody can tell: then it is not sure. */
export async function readCode(text: string): Promise<Shown | undefined> {
  const [head, content, signature, more] = text.trim().split('.')
  if (head !== 'YM1' || !content || !signature || more !== undefined) {
    return undefined
  }
  try {
    const signed = bytes(content)
    const view = new DataView(signed.buffer)
    const known = kept<Schemas['MeetingKey']>('meeting-key')?.value.key
    const sure = known !== undefined && crypto.subtle !== undefined
    if (sure) {
      const key = await crypto.subtle.importKey('spki', bytes(known), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
      if (!(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), signed))) {
        return undefined
      }
    }
    const letters = new TextDecoder()
    return { text: text.trim(), until: Number(view.getBigInt64(24)) * 1000, copy: letters.decode(signed.subarray(32, 42)), title: letters.decode(signed.subarray(42)), sure }
  } catch {
    return undefined
  }
}

/** Keeps what this family says; it is sent by `send`. */
export function record(gives: { code: string; title: string }, other: Shown | Meeting): void {
  const confirmed = 'state' in other
  queue.value.push({
    who: session.who?.personId ?? '',
    gives: gives.title,
    takes: confirmed ? other.takes.title : other.title,
    event: { sequence: next(), occurredAt: new Date().toISOString(), gives: gives.code, ...(confirmed ? { confirms: other.id } : { code: other.text }) },
  })
}

let sending = false
/**
 * Sends what waits. True when everything is with the service.
 * @throws Trouble when the service says no: then the records stay here
 */
export async function send(): Promise<boolean> {
  if (sending || !online.value) {
    return false
  }
  sending = true
  try {
    for (let batch = mine().slice(0, AT_ONCE); batch.length > 0; batch = mine().slice(0, AT_ONCE)) {
      const { items } = await post('/v1/meetings', { body: { device: device(), deviceTime: new Date().toISOString(), events: batch.map(({ event }) => event) } })
      settle(batch, items)
    }
    return true
  } catch (error) {
    const trouble = Trouble.of(error)
    if (trouble.answered) {
      throw trouble
    }
    return false
  } finally {
    sending = false
  }
}

/** A number that was used before is given anew: the disk of the phone was put back to an older state. */
function settle(sent: Recorded[], items: Schemas['MeetingOutcomes']['items']): void {
  const again = new Set(items.filter(({ outcome }) => outcome === 'SEQUENCE_USED').map(({ sequence }) => sequence))
  const left = queue.value.filter((one) => !sent.includes(one))
  queue.value = [...sent.filter(({ event }) => again.has(event.sequence)).map((one) => ({ ...one, event: { ...one.event, sequence: next() } })), ...left]
}
