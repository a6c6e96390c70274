import { computed, ref, watch } from 'vue'
import type { components } from '../api/contract'
import { post } from '../api/http'
import { Trouble } from '../api/trouble'
import { online } from '../lib/network'

/**
 * What this device read in stocktakes and has not sent yet. It lies on the disk of the device, so a flat battery costs
 * nothing; the service counts each event once, so sending it again costs nothing either.
 */
type Schemas = components['schemas']
type Event = Schemas['ShelfScansForm']['events'][number]
export type Item = Schemas['ShelfScans']['items'][number]
interface Kept { stocktake: string; event: Event }

const DEVICE = 'stocktake-device'
const SEQUENCE = 'stocktake-sequence'
const QUEUE = 'stocktake-queue'
/** As many as the service takes at once. */
const AT_ONCE = 200

const queue = ref<Kept[]>(JSON.parse(localStorage.getItem(QUEUE) ?? '[]') as Kept[])
watch(queue, (now) => localStorage.setItem(QUEUE, JSON.stringify(now)), { deep: true })

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

/** How many scans of a stocktake wait for the network. */
export const waiting = (stocktake: string) => computed(() => queue.value.filter((kept) => kept.stocktake === stocktake).length)

/** Keeps what was read; it is sent by `send`. */
export function keepScan(stocktake: string, what: { code: string } | { shelf: string } | { holdShelf: true }): void {
  queue.value.push({ stocktake, event: { sequence: next(), occurredAt: new Date().toISOString(), ...what } })
}

let sending = false
/**
 * Sends what waits, oldest first. The answers of what was sent; undefined when there is no network or somebody is sending.
 * @throws Trouble when the service says no: then the scans stay here
 */
export async function send(stocktake: string): Promise<Item[] | undefined> {
  if (sending || !online.value) {
    return undefined
  }
  sending = true
  const answers: Item[] = []
  try {
    for (let batch = mine(stocktake); batch.length > 0; batch = mine(stocktake)) {
      const { items } = await post('/v1/stocktakes/{stocktakeId}/scans', {
        path: { stocktakeId: stocktake },
        body: { device: device(), deviceTime: new Date().toISOString(), events: batch.map((kept) => kept.event) },
      })
      answers.push(...items)
      settle(batch, items)
    }
    return answers
  } catch (error) {
    const trouble = Trouble.of(error)
    if (trouble.answered) {
      throw trouble
    }
    return answers.length > 0 ? answers : undefined
  } finally {
    sending = false
  }
}

function mine(stocktake: string): Kept[] {
  return queue.value.filter((kept) => kept.stocktake === stocktake).slice(0, AT_ONCE)
}

/** A number that was used before is given anew: the disk of the device was put back to an older state. */
function settle(sent: Kept[], items: Item[]): void {
  const again = new Set(items.filter((item) => item.outcome === 'SEQUENCE_USED').map((item) => item.sequence))
  const gone = new Set(sent.map((kept) => kept.event.sequence))
  const left = queue.value.filter((kept) => !gone.has(kept.event.sequence))
  const renumbered = sent.filter((kept) => again.has(kept.event.sequence)).map((kept) => ({ ...kept, event: { ...kept.event, sequence: next() } }))
  queue.value = [...renumbered, ...left]
}
