import { nextTick, onMounted, onScopeDispose, readonly, ref, type Ref } from 'vue'

/**
 * How many pieces of a page stand by now: one at once, then one in each task until it is so many. A slow phone takes a quarter
 * of a second for a whole page; piece by piece, from above, it paints and answers a touch in between. For what stands
 * below what is read first: pieces come in order, so nothing that stands is moved.
 */
export function usePieces(all: number): Readonly<Ref<number>> {
  const standing = ref(1)
  let next: ReturnType<typeof setTimeout> | undefined
  const add = () => {
    next = undefined
    standing.value++
    if (standing.value < all) {
      void nextTick(soon)
    }
  }
  const soon = () => (next = setTimeout(add))
  onMounted(soon)
  onScopeDispose(() => clearTimeout(next))
  return readonly(standing)
}
