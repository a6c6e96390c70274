import { reactive } from 'vue'
import { Trouble } from '../api/trouble'
import { remember } from '../counter/desk'
import { spoken } from '../lib/codes'
import { sound, type Tone } from '../lib/sound'
import { inTurn } from '../lib/turns'
import { useWords } from '../lib/words'

/** What the last scan was or did, and how the next one is taken: each in its turn, none lost. */
export interface Shown { tone: Tone | 'rest'; headline: string; lines: (string | undefined)[]; code?: string | undefined }

export function useScans(rest: () => string, step: (text: string) => Promise<void>, after: () => void) {
  const { title, trouble } = useWords()
  const shown = reactive<Shown>({ tone: 'rest', headline: rest(), lines: [] })
  function say(tone: Tone, headline: string, lines: (string | undefined)[], code?: string): void {
    Object.assign(shown, { tone, headline, lines, code: code ? spoken(code) : undefined })
    sound(tone)
  }
  /** Of a book: its title stands below, and it is remembered. */
  function did(tone: Tone, headline: string, copy: { code: string; volume: { title: string; volumeLabel?: string } }, lines: (string | undefined)[] = []): void {
    remember({ code: copy.code, title: title(copy.volume), words: headline, tone })
    say(tone, headline, [title(copy.volume), ...lines], copy.code)
  }
  function clear(): void {
    Object.assign(shown, { tone: 'rest', headline: rest(), lines: [], code: undefined })
  }
  const scan = inTurn(async (text: string) => {
    try {
      await step(text)
    } catch (error) {
      const refused = Trouble.of(error)
      const { title: headline, next } = trouble(refused)
      const { by } = (refused.problem ?? {}) as Record<string, unknown>
      say('bad', headline, [next, typeof by === 'string' ? by : undefined], text.slice(0, 40))
    } finally {
      after()
    }
  })
  return { shown, say, did, clear, scan }
}
