import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { Trouble } from '../api/trouble'
import { keep, kept } from './kept'
import { online } from './network'

export interface Asked<T> {
  value: Readonly<Ref<T | undefined>>
  trouble: Readonly<Ref<Trouble | undefined>>
  busy: Readonly<Ref<boolean>>
  /** When the shown value was true, if it is not fresh. */
  asOf: Readonly<Ref<number | undefined>>
  again(): Promise<void>
}

/**
 * Asks the service for something and shows it. With a name the last answer is shown at once and while there is no network.
 * Asked again when the network comes back. A newer question makes an older answer void.
 */
export function useAsked<T>(ask: (signal: AbortSignal) => Promise<T>, name?: string): Asked<T> {
  const before = name ? kept<T>(name) : undefined
  const value = shallowRef<T | undefined>(before?.value)
  const asOf = ref(before?.at)
  const trouble = shallowRef<Trouble>()
  const busy = ref(false)
  let control = new AbortController()

  async function again(): Promise<void> {
    control.abort()
    const mine = (control = new AbortController())
    busy.value = true
    trouble.value = undefined
    try {
      const answer = await ask(mine.signal)
      if (mine !== control) {
        return
      }
      value.value = answer
      asOf.value = undefined
      if (name) {
        keep(name, answer)
      }
    } catch (error) {
      if (mine === control && !mine.signal.aborted) {
        trouble.value = Trouble.of(error)
      }
    } finally {
      if (mine === control) {
        busy.value = false
      }
    }
  }

  const stop = watch(online, (now) => now && void again())
  onScopeDispose(() => {
    stop()
    control.abort()
  })
  void again()
  return { value, trouble, busy, asOf, again }
}

interface PageOf<T> {
  items: T[]
  nextAfter?: string | undefined
}

export interface Paged<T> {
  items: Readonly<Ref<T[] | undefined>>
  trouble: Readonly<Ref<Trouble | undefined>>
  busy: Readonly<Ref<boolean>>
  asOf: Readonly<Ref<number | undefined>>
  /** Whether there is more; `more()` brings it. */
  hasMore: Readonly<Ref<boolean>>
  more(): Promise<void>
  again(): Promise<void>
  /** Puts a changed item in the place of the old one. */
  replace(item: T, same: (a: T, b: T) => boolean): void
}

/** A list of the service, page by page. */
export function usePages<T>(ask: (after: string | undefined, signal: AbortSignal) => Promise<PageOf<T>>, name?: string): Paged<T> {
  const first = useAsked((signal) => ask(undefined, signal), name)
  const further = shallowRef<PageOf<T>[]>([])
  const trouble = shallowRef<Trouble>()
  const loading = ref(false)
  const last = computed(() => further.value.at(-1) ?? first.value.value)
  const changed = shallowRef<{ item: T; same: (a: T, b: T) => boolean }[]>([])
  const items = computed(() =>
    first.value.value &&
    [first.value.value, ...further.value]
      .flatMap((page) => page.items)
      .map((item) => changed.value.findLast(({ item: newer, same }) => same(newer, item))?.item ?? item),
  )

  async function more(): Promise<void> {
    const after = last.value?.nextAfter
    if (!after || loading.value) {
      return
    }
    loading.value = true
    trouble.value = undefined
    try {
      further.value = [...further.value, await ask(after, new AbortController().signal)]
    } catch (error) {
      trouble.value = Trouble.of(error)
    } finally {
      loading.value = false
    }
  }

  async function again(): Promise<void> {
    await first.again()
    further.value = []
    changed.value = []
  }

  return {
    items,
    trouble: computed(() => trouble.value ?? first.trouble.value),
    busy: computed(() => first.busy.value || loading.value),
    asOf: first.asOf,
    hasMore: computed(() => last.value?.nextAfter !== undefined),
    more,
    again,
    replace: (item, same) => (changed.value = [...changed.value, { item, same }]),
  }
}

export interface Action<A extends unknown[], T> {
  /** Undefined when it did not happen; then `trouble` says why. A second press while it runs does nothing. */
  go(...args: A): Promise<T | undefined>
  busy: Readonly<Ref<boolean>>
  trouble: Ref<Trouble | undefined>
}

/** One thing a person does: a button, a form. */
export function useAction<A extends unknown[], T>(run: (...args: A) => Promise<T>): Action<A, T> {
  const busy = ref(false)
  const trouble = shallowRef<Trouble>()
  return {
    busy,
    trouble,
    async go(...args) {
      if (busy.value) {
        return undefined
      }
      busy.value = true
      trouble.value = undefined
      try {
        return await run(...args)
      } catch (error) {
        trouble.value = Trouble.of(error)
        return undefined
      } finally {
        busy.value = false
      }
    },
  }
}
