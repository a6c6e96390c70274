import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { components } from '../api/contract'
import { post } from '../api/http'
import { Trouble } from '../api/trouble'
import { online } from '../lib/network'
import type { Hand } from './hand'

type Schemas = components['schemas']

/** One decision as it was taken: whatever happens to the network, it is sent with this key until it is answered. */
export interface Decided {
  key: string
  title: string
  /** The book as it lay in the hand: refused after a reload, it lies there again. */
  hand: Hand
  /** Decided before, and now again. */
  again?: { copyCode: string; body: Schemas['SecondLookForm'] }
  first?: Schemas['InspectionForm']
}

/** How often a book that got no answer is sent again while the device believes in its network. */
const AGAIN_MS = 3_000

/**
 * Decisions of one session, one at a time. What was decided is kept on the device before it is sent, also over a reload:
 * a lost connection costs waiting and nothing else.
 */
export function useDecisions(session: string, answered: (answer: Schemas['Inspection'], decided: Decided) => void, refused: (trouble: Trouble, decided: Decided) => void) {
  const name = `drop-off ${session}`
  const waiting = shallowRef<Decided | undefined>(read(name))
  const sending = ref(false)
  const trouble = shallowRef<Trouble>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function keep(decided: Decided | undefined): void {
    waiting.value = decided
    if (decided) {
      sessionStorage.setItem(name, JSON.stringify(decided))
    } else {
      sessionStorage.removeItem(name)
    }
  }

  async function send(): Promise<void> {
    const decided = waiting.value
    clearTimeout(timer)
    if (!decided || sending.value) {
      return
    }
    sending.value = true
    try {
      const answer = decided.again
        ? await post('/v1/drop-offs/{dropOffId}/copies/{code}/second-looks', { path: { dropOffId: session, code: decided.again.copyCode }, body: decided.again.body, key: decided.key })
        : await post('/v1/drop-offs/{dropOffId}/copies', { path: { dropOffId: session }, body: decided.first as Schemas['InspectionForm'], key: decided.key })
      trouble.value = undefined
      keep(undefined)
      answered(answer, decided)
    } catch (error) {
      trouble.value = Trouble.of(error)
      if (trouble.value.answered) {
        keep(undefined)
        refused(trouble.value, decided)
      } else {
        timer = setTimeout(() => void send(), AGAIN_MS)
      }
    } finally {
      sending.value = false
    }
  }

  /** @returns when it is answered, or known that it has to wait */
  async function decide(decided: Omit<Decided, 'key'>): Promise<void> {
    keep({ ...decided, key: crypto.randomUUID() })
    await send()
  }

  /** @returns when nothing waits for its answer, which without network takes as long as that */
  async function rested(): Promise<void> {
    if (waiting.value) {
      await new Promise<void>((go) => {
        const done = watch(waiting, (now) => {
          if (!now) {
            done()
            go()
          }
        })
      })
    }
  }

  const stop = watch(online, (now) => now && void send())
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  void send()
  /** Decided and not answered: the network is gone, or slow. */
  const lost = computed(() => waiting.value !== undefined && (trouble.value !== undefined || !online.value))
  return { waiting, sending, trouble, lost, decide, rested }
}

function read(name: string): Decided | undefined {
  const text = sessionStorage.getItem(name)
  return text ? (JSON.parse(text) as Decided) : undefined
}
