import { computed, reactive } from 'vue'
import type { components } from '../api/contract'
import { callAsDevice as call, Refused } from '../api/device'
import { copyOf, keeper } from '../lib/keeper'
import { inTurn } from '../lib/turns'
import { decide, type Decision, type Pack, type Passage, type Reason } from './decide'

type Schemas = components['schemas']
const store = keeper('fair-gate')

interface Device { id: string; token: string; label: string; title: string; fairId: string; offset: number; next: number }
/** over: persons at the fair beyond their tickets, by all gates; what came in late changes it, so no device counts it itself. */
interface Kept extends Pack { until: number; limit: number; inside: number; over: number }
/** sent: the service has it; it goes when the list that is loaded next says so itself. */
interface Event extends Passage { sequence: number; occurredAt: string; body: Record<string, unknown>; sent: boolean; at: number }

export type Stage = 'starting' | 'unpaired' | 'ready' | 'over' | 'old' | 'revoked'
/** So long after its end a list is destroyed, whether or not anybody was heard of. */
const KEPT_MS = 12 * 3_600_000
const MOST = 50
const EVERY_MS = 15_000

/** A gate in somebody's hand: paired once, then good without network for as long as it takes. */
export function useGate() {
  const state = reactive<{ stage: Stage; device: Device | undefined; pack: Kept | undefined; events: Event[]; reached: boolean; asOf: number }>({ stage: 'starting', device: undefined, pack: undefined, events: [], reached: false, asOf: 0 })
  const waiting = computed(() => state.events.filter(({ sent }) => !sent))
  const heads = computed(() => state.events.reduce((sum, { kind, persons }) => sum + (kind === 'ADMIT' ? persons : kind === 'LEAVE' ? -persons : 0), state.pack?.inside ?? 0))
  const over = computed(() => state.pack?.over ?? 0)
  let running: Promise<void> | undefined

  const now = () => Date.now() + (state.device?.offset ?? 0)

  async function start(): Promise<void> {
    const [device, pack, events] = await Promise.all([store.read<Device>('device'), store.read<Kept>('pack'), store.events<Event>()])
    state.device = device
    state.pack = pack
    state.events = events
    state.stage = device ? (pack ? 'ready' : 'over') : 'unpaired'
    if (pack && now() > pack.until + KEPT_MS) {
      await forget('over')
    }
    if (device) void sync()
  }

  /** The list and all that was kept of it are gone. */
  async function forget(stage: Stage): Promise<void> {
    state.pack = undefined
    await store.drop('pack')
    if (stage === 'revoked' || stage === 'unpaired') {
      await store.dropEvents(state.events.map(({ sequence }) => sequence))
      await store.drop('device')
      state.events = []
      state.device = undefined
    }
    state.stage = stage
  }

  /** @param key the same for every try, so that a lost answer pairs no second device */
  async function pair(pairingCode: string, key: string): Promise<void> {
    const paired = await call<Schemas['PairedFairDevice']>('/v1/fair-devices', undefined, { pairingCode, deviceTime: new Date().toISOString() }, key)
    if (paired.purpose !== 'GATE') {
      throw new Refused('pairing-void')
    }
    await forget('unpaired')
    state.device = { id: paired.id, token: paired.token, label: paired.label, title: paired.title, fairId: paired.fairId, offset: paired.clockOffsetMs, next: 1 }
    await store.write('device', { ...state.device })
    await load()
  }

  async function load(): Promise<void> {
    const device = state.device!
    const known = state.events.filter(({ sent }) => sent).map(({ sequence }) => sequence)
    const got = await call<Schemas['FairDevicePack']>(`/v1/fair-devices/${device.id}/pack`, device.token)
    const pack = got.pack as { key?: JsonWebKey; limit?: number; inside?: number; over?: number; earlySeconds?: number; sessions?: Kept['sessions']; roster?: [string, string][] }
    if (!pack.roster || !pack.key) {
      await forget('over')
      return
    }
    state.pack = {
      fairId: got.fairId, epoch: got.epoch, made: Date.parse(got.now) / 1000, until: Date.parse(got.until), key: pack.key, limit: pack.limit ?? 0,
      inside: pack.inside ?? 0, over: pack.over ?? 0, earlySeconds: pack.earlySeconds ?? 0, sessions: pack.sessions ?? [], roster: Object.fromEntries(pack.roster),
    }
    await store.write('pack', copyOf(state.pack))
    state.events = state.events.filter(({ sequence }) => !known.includes(sequence))
    await store.dropEvents(known)
    state.asOf = now()
    state.stage = 'ready'
  }

  /** Sends what waits, then loads the list anew. Whatever breaks, nothing is lost: it is tried again. */
  function sync(): Promise<void> {
    running ??= (async () => {
      const device = state.device
      if (!device) return
      try {
        do {
          const some = waiting.value.slice(0, MOST)
          const answer = await call<Schemas['FairDeviceOutcomes']>(`/v1/fair-devices/${device.id}/events`, device.token, { sentAt: new Date().toISOString(), events: some.map(({ sequence, kind, occurredAt, body }) => ({ sequence, kind, occurredAt, body })) })
          state.reached = true
          await taken(device, answer)
        } while (waiting.value.length)
        if (state.stage === 'ready') await load()
      } catch (error) {
        state.reached = error instanceof Refused
        if (error instanceof Refused && (error.code === 'device-revoked' || error.code === 'device-unknown')) await forget('revoked')
        if (error instanceof Refused && error.code === 'device-old-epoch') await forget('old')
      }
    })().finally(() => (running = undefined))
    return running
  }

  async function taken(device: Device, answer: Schemas['FairDeviceOutcomes']): Promise<void> {
    device.offset = answer.clockOffsetMs
    await store.write('device', { ...device })
    for (const { sequence } of answer.items) {
      const event = state.events.find((each) => each.sequence === sequence)
      if (event) {
        event.sent = true
        await store.changeEvent(sequence, copyOf(event))
      }
    }
    if (answer.old) {
      await forget('old')
    } else if (['CLOSED', 'RECONCILED', 'CANCELLED'].includes(answer.fairState)) {
      await forget('over')
    }
  }

  /** Written down before anybody is told: what was shown is not lost. What could not be written takes no number, and holds up nothing after it. */
  const write = inTurn(async (noted: Omit<Event, 'sequence' | 'sent'>) => {
    const device = state.device!
    const event: Event = { ...noted, sequence: device.next, sent: false }
    await store.keepEvent(event.sequence, copyOf(event), copyOf({ ...device, next: device.next + 1 }))
    device.next += 1
    state.events.push(event)
  })
  const note = (kind: Passage['kind'], persons: number, body: Record<string, unknown>, name?: string) =>
    write({ kind, persons, body, occurredAt: new Date().toISOString(), at: Date.now(), ...(name ? { name } : {}) })

  async function scan(text: string, all: boolean): Promise<Decision> {
    const found = await decide(text, state.pack!, state.events, now() / 1000, all)
    if (found.yes) {
      await note('ADMIT', found.persons, { code: found.code, persons: found.persons }, found.name)
    } else {
      await note('REFUSED', 0, { reason: found.reason satisfies Reason })
    }
    return found
  }

  /** Somebody decides that they come in all the same. */
  const letIn = (code: string | undefined, name: string | undefined, persons: number) => note('ADMIT', persons, { persons, ...(code ? { code } : {}) }, name)
  const letOut = (code: string | undefined, name: string | undefined, persons: number) => note('LEAVE', persons, { persons, ...(code ? { code } : {}) }, name)

  const ticking = setInterval(() => void sync(), EVERY_MS)
  const back = () => void sync()
  addEventListener('online', back)
  function stop(): void {
    clearInterval(ticking)
    removeEventListener('online', back)
  }

  return { state, waiting, heads, over, start, pair, sync, scan, letIn, letOut, forget, stop }
}
