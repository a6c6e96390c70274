import { ref } from 'vue'

/** One line that is shown for a moment and read aloud by screen readers. */
export interface Message {
  id: number
  text: string
  tone: 'good' | 'bad'
}

export const message = ref<Message>()
/** Long enough to read twice. */
const SHOWN_MS = 5_000
let next = 1

export function announce(text: string, tone: Message['tone'] = 'good'): void {
  const id = next++
  message.value = { id, text, tone }
  setTimeout(() => {
    if (message.value?.id === id) {
      message.value = undefined
    }
  }, SHOWN_MS)
}
