import { expect, it, vi } from 'vitest'
import { createRenderer, defineComponent, h, nextTick } from 'vue'
import { usePieces } from './later'

/** A page drawn nowhere. */
const nowhere = createRenderer<object, object>({
  patchProp: () => undefined, insert: () => undefined, remove: () => undefined, createElement: () => ({}), createText: () => ({}), createComment: () => ({}),
  setText: () => undefined, setElementText: () => undefined, parentNode: () => null, nextSibling: () => null,
})

it('a page stands piece by piece, each in a task of its own, and stops when it is left', async () => {
  vi.useFakeTimers()
  try {
    const seen: number[] = []
    const page = defineComponent(() => {
      const pieces = usePieces(3)
      return () => (seen.push(pieces.value), h('p'))
    })
    const app = nowhere.createApp(page)
    app.mount({})
    expect(seen).toEqual([1])
    vi.advanceTimersToNextTimer()
    await nextTick()
    expect(seen).toEqual([1, 2])
    vi.advanceTimersToNextTimer()
    await nextTick()
    expect(seen).toEqual([1, 2, 3])
    expect(vi.getTimerCount()).toBe(0)

    const left = nowhere.createApp(page)
    left.mount({})
    left.unmount()
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})
