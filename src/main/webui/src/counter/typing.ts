import { onBeforeUnmount, onMounted } from 'vue'

const NOT_WRITTEN_IN = ['radio', 'checkbox', 'file']

/** A scanner types wherever the hand last pressed something: the letters go into the box, but where words are written. */
export function useTyping(focusTheBox: () => void): void {
  function onType(event: KeyboardEvent): void {
    const at = event.target
    const writing = at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement || (at instanceof HTMLInputElement && !NOT_WRITTEN_IN.includes(at.type))
    if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey && !writing && !document.querySelector('dialog[open]')) {
      focusTheBox()
    }
  }
  onMounted(() => addEventListener('keydown', onType))
  onBeforeUnmount(() => removeEventListener('keydown', onType))
}
