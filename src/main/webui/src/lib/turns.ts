import { ref, shallowRef, type Ref } from 'vue'
import { Trouble } from '../api/trouble'
import { sound } from './sound'

/** A fast hand scans the next book before the last one is answered: none is lost, each waits for its turn. */
export function inTurn<T = string>(scanned: (scan: T) => Promise<void>): (scan: T) => Promise<void> {
  let last = Promise.resolve()
  return (scan) => {
    const mine = last.then(() => scanned(scan))
    last = mine.catch(() => undefined) // one that fails is no reason not to take the next
    return mine
  }
}

export interface Turns<T = string> {
  take(scan: T): Promise<void>
  busy: Readonly<Ref<boolean>>
  /** What was refused, the oldest first. It stands until somebody scans who could have read it. */
  refused: Ref<{ scan: T; trouble: Trouble }[]>
}

/** The scans of a desk, each in its turn: the answer of the next one does not wipe out that the one before was refused. */
export function useTurns<T = string>(scanned: (scan: T) => Promise<void>): Turns<T> {
  const refused = shallowRef<{ scan: T; trouble: Trouble }[]>([])
  const waiting = ref(0)
  const busy = ref(false)
  const line = inTurn<T>(async (scan) => {
    try {
      await scanned(scan)
    } catch (error) {
      refused.value = [...refused.value, { scan, trouble: Trouble.of(error) }]
      sound('bad')
    }
  })
  async function take(scan: T): Promise<void> {
    if (waiting.value++ === 0) {
      refused.value = []
    }
    busy.value = true
    await line(scan)
    busy.value = --waiting.value > 0
  }
  return { take, busy, refused }
}
