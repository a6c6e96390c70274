import { computed, reactive } from 'vue'
import type { components } from '../api/contract'
import { callAsDevice as call, Refused } from '../api/device'
import { copyOf, keeper } from '../lib/keeper'
import { inTurn } from '../lib/turns'
import { board, purse, type Given, type List, type Purse } from './lane'

type Schemas = components['schemas']
const store = keeper('fair-table')
interface Device { id: string; token: string; label: string; title: string; table: number; next: number }
/** sent: the service has it; it goes when the list that is loaded next says so itself. */
export interface Event extends Given { sequence: number; kind: 'SWAP' | 'DROP_OFF' | 'COUNT'; occurredAt: string; body: Record<string, unknown>; sent: boolean; outcome?: string }
export type Stage = 'starting' | 'unpaired' | 'ready' | 'over' | 'old' | 'revoked'

/** So long after its end a list is destroyed, whether or not anybody was heard of. */
const KEPT_MS = 12 * 3_600_000
const MOST = 50
const EVERY_MS = 15_000

/** A table in somebody's hand: paired once, then good without network for as long as it takes. */
export function useTable() {
  const state = reactive<{ stage: Stage; device: Device | undefined; list: List | undefined; events: Event[]; reached: boolean }>({ stage: 'starting', device: undefined, list: undefined, events: [], reached: false })
  const waiting = computed(() => state.events.filter(({ sent }) => !sent))
  const left = computed(() => (state.list ? board(state.list, state.events) : []))
  let running: Promise<void> | undefined

  async function start(): Promise<void> {
    const [device, list, events] = await Promise.all([store.read<Device>('device'), store.read<List>('list'), store.events<Event>()])
    Object.assign(state, { device, list, events, stage: device ? (list ? 'ready' : 'over') : 'unpaired' })
    if (list && Date.now() > list.until + KEPT_MS) await forget('over')
    if (device) void sync()
  }

  /** The list is gone; of a device that was taken out, all that it noted too. */
  async function forget(stage: Stage): Promise<void> {
    state.list = undefined
    await store.drop('list')
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
    if (paired.purpose !== 'TABLE') throw new Refused('pairing-void')
    await forget('unpaired')
    state.device = { id: paired.id, token: paired.token, label: paired.label, title: paired.title, table: paired.table ?? 0, next: 1 }
    await store.write('device', copyOf(state.device))
    await load()
  }

  async function load(): Promise<void> {
    const device = state.device!
    const known = state.events.filter(({ sent }) => sent).map(({ sequence }) => sequence)
    const got = await call<Schemas['FairDevicePack']>(`/v1/fair-devices/${device.id}/pack`, device.token)
    const pack = got.pack as { lane?: number; unlisted?: number; families?: [string, number, number][]; books?: List['books'][string][]; board?: List['board'] }
    if (!pack.books) {
      await forget('over')
      return
    }
    state.list = {
      fairId: got.fairId, epoch: got.epoch, until: Date.parse(got.until), unlisted: pack.unlisted ?? 0, board: pack.board ?? [],
      families: Object.fromEntries((pack.families ?? []).map(([key, family, books]) => [key, [family, books]])),
      books: Object.fromEntries(pack.books.map((book) => [book[0], book])), ...(pack.lane ? { lane: pack.lane } : {}),
    }
    await store.write('list', copyOf(state.list))
    state.events = state.events.filter(({ sequence }) => !known.includes(sequence))
    await store.dropEvents(known)
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
          await taken(await call<Schemas['FairDeviceOutcomes']>(`/v1/fair-devices/${device.id}/events`, device.token, { sentAt: new Date().toISOString(), events: some.map(({ sequence, kind, occurredAt, body }) => ({ sequence, kind, occurredAt, body })) }))
          state.reached = true
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

  async function taken(answer: Schemas['FairDeviceOutcomes']): Promise<void> {
    for (const { sequence, outcome } of answer.items) {
      const event = state.events.find((each) => each.sequence === sequence)
      if (event) {
        event.sent = true
        event.outcome = outcome
        await store.changeEvent(sequence, copyOf(event))
      }
    }
    if (answer.old) await forget('old')
    else if (['CLOSED', 'RECONCILED', 'CANCELLED'].includes(answer.fairState)) await forget('over')
  }

  /** Written down before anybody is told: what was shown is not lost. What could not be written takes no number, and holds up nothing after it. */
  const write = inTurn(async (noted: Omit<Event, 'sequence' | 'sent'>) => {
    const device = state.device!
    const event: Event = { ...noted, sequence: device.next, sent: false }
    await store.keepEvent(event.sequence, copyOf(event), copyOf({ ...device, next: device.next + 1 }))
    device.next += 1
    state.events.push(event)
  })
  const note = (kind: Event['kind'], body: Record<string, unknown>, given: Omit<Given, 'kind'> = {}) => write({ ...given, kind, body, occurredAt: new Date().toISOString() })

  /** How much the family may still take here. */
  const look = (code: string): Promise<Purse> => purse(state.list!, code, state.events)
  const gone = (copy: string): boolean => state.events.some((event) => event.kind === 'SWAP' && event.copy === copy)
  const swap = (copyCode: string, code: string, family: string) => note('SWAP', { copyCode, code }, { copy: copyCode, family, credits: state.list?.books[copyCode]?.[3] ?? 1 })
  const bring = (code: string, books: string[]) => note('DROP_OFF', { code, books })
  const count = (copyCodes: string[]) => note('COUNT', { copyCodes })

  const ticking = setInterval(() => void sync(), EVERY_MS)
  const back = () => void sync()
  addEventListener('online', back)
  function stop(): void {
    clearInterval(ticking)
    removeEventListener('online', back)
  }

  return { state, waiting, left, start, pair, sync, look, gone, swap, bring, count, stop }
}
