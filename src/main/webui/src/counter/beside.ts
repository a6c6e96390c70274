import { readonly, ref, watch, type Ref } from 'vue'
import { getLine } from '../api/http'
import { Trouble } from '../api/trouble'
import { siteId } from './desk'

/** This screen, so that it does not hear of itself. */
const DESK = crypto.randomUUID()
/** A quick hand has scanned on by then, and nobody else need hear of it. */
const QUICK_MS = 1_200
const AGAIN_MS = 5_000
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms))

/** Who else has this copy on the board just now. A comfort: without network, or without Redis, nobody is named. */
export function useBeside(code: () => string | undefined): Readonly<Ref<readonly string[]>> {
  const others = ref<string[]>([])
  watch(
    code,
    (now, _, onCleanup) => {
      others.value = []
      if (!now) {
        return
      }
      let over = false
      let line: ReadableStreamDefaultReader<string> | undefined
      onCleanup(() => {
        over = true
        void line?.cancel().catch(() => undefined)
      })
      const follow = async () => {
        await pause(QUICK_MS)
        while (!over) {
          try {
            const answer = await getLine('/v1/copies/{code}/boards', { path: { code: now }, query: { site: siteId.value, desk: DESK }, asDesk: true, accept: 'text/event-stream, application/problem+json' })
            line = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
            for await (const board of line && !over ? boards(line) : []) {
              others.value = over ? others.value : board.others
            }
          } catch (error) {
            if (Trouble.of(error).answered) {
              return // refused, and would be again
            }
          }
          if (over) {
            void line?.cancel().catch(() => undefined)
            return
          }
          await pause(AGAIN_MS)
        }
      }
      void follow()
    },
    { immediate: true },
  )
  return readonly(others)
}

interface Board {
  copyCode: string
  others: string[]
}

/** The events of a line, each an object in one line of data. */
async function* boards(line: ReadableStreamDefaultReader<string>): AsyncGenerator<Board> {
  let rest = ''
  for (let part = await line.read(); !part.done; part = await line.read()) {
    const lines = (rest + part.value).split('\n')
    rest = lines.pop() ?? ''
    for (const one of lines) {
      if (one.startsWith('data:')) {
        yield JSON.parse(one.slice(5))
      }
    }
  }
}
