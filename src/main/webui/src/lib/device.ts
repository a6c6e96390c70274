import { reactive, watch } from 'vue'

/** Somebody who signed in here before: a tile to press instead of a name to type. */
export interface Known {
  name: string
  displayName: string
}

/** A shared device of a counter: what it was paired with, and who uses it. It outlives every session on it. */
export interface SharedDevice {
  credential: string
  label: string
  known: Known[]
}

const NAME = 'shared-device'
/** As many tiles as fit on a tablet. */
const MOST = 12

export const device = reactive<{ now: SharedDevice | undefined }>({ now: read() })

watch(() => device.now, (now) => (now ? localStorage.setItem(NAME, JSON.stringify(now)) : localStorage.removeItem(NAME)), { deep: true })

/** The last one first; a name stands once. */
export function withKnown(known: Known[], one: Known): Known[] {
  return [one, ...known.filter(({ name }) => name.toLowerCase() !== one.name.toLowerCase())].slice(0, MOST)
}

function read(): SharedDevice | undefined {
  try {
    const text = globalThis.localStorage?.getItem(NAME)
    return text ? (JSON.parse(text) as SharedDevice) : undefined
  } catch {
    return undefined
  }
}
