import { computed, reactive, watch } from 'vue'
import type { components } from '../api/contract'
import { get, post, upload } from '../api/http'
import { Trouble } from '../api/trouble'
import { guess, plain } from './codes'
import { keep, kept } from './kept'
import { online } from './network'

type Schemas = components['schemas']
type Volume = Schemas['Volume'] | Schemas['VolumeSummary']

/**
 * How far a book on the tray is. looking: the catalogue is asked; waiting: there is no network; which: several volumes, or
 * none of them; unknown: nobody knows it, a title is needed; again: it was scanned before; parts: a set that nobody counted;
 * ready; sending; done; failed.
 */
export type Stage = 'looking' | 'waiting' | 'which' | 'unknown' | 'again' | 'parts' | 'ready' | 'sending' | 'done' | 'failed'

export interface InHand {
  id: string
  asked: string
  stage: Stage
  disposition: Schemas['Disposition']
  volume?: Volume
  found?: Volume[]
  /** Of a book that nobody knows. */
  title: string
  missing?: number[]
  answer?: Schemas['RepeatAnswer']
  /** What the family has of it, and what else carries the number. */
  before?: { copyCodes: string[]; volumes: Volume[] }
  /** The keys of its two writes, so that a retry never makes a second book. */
  volumeKey: string
  copyKey: string
  code?: string
  trouble?: Trouble
  photo?: File | undefined
  photoGone?: boolean
}

const NAME = 'tray'
/** Not kept: pictures, and words of a service that may say something else by now. */
const bare = ({ photo: _photo, trouble: _trouble, ...rest }: InHand): InHand => rest

/** The books that are being registered: scanned, decided one by one, then sent together. A closed page or a lost network loses none. */
export function useTray() {
  const books = reactive<InHand[]>((kept<InHand[]>(NAME)?.value ?? []).map((book) => ({ ...book, stage: interrupted(book.stage) })))
  watch(books, () => keep(NAME, books.map(bare)), { deep: true })
  watch(online, (now) => now && books.filter(({ stage }) => stage === 'waiting').forEach((book) => void look(book)), { immediate: true })

  const ready = computed(() => books.filter(({ stage }) => stage === 'ready'))
  const open = computed(() => books.filter(({ stage }) => !['ready', 'done', 'sending'].includes(stage)))
  const done = computed(() => books.filter(({ stage }) => stage === 'done'))

  /** @returns the book, newest first on the tray */
  function scan(text: string, disposition: Schemas['Disposition']): InHand | undefined {
    const asked = plain(text)
    if (!asked) {
      return undefined
    }
    const same = books.find((book) => book.asked === asked && book.stage !== 'done' && book.volume)
    const book: InHand = { id: crypto.randomUUID(), asked, stage: 'looking', disposition, title: '', volumeKey: crypto.randomUUID(), copyKey: crypto.randomUUID() }
    books.unshift(book)
    const mine = books[0] as InHand
    if (same?.volume) {
      mine.volume = same.volume
      mine.before = { copyCodes: [], volumes: [] }
      mine.stage = 'again'
    } else {
      void look(mine)
    }
    return mine
  }

  /** Without number and without a try: a title is typed. */
  function unnumbered(disposition: Schemas['Disposition']): void {
    books.unshift({ id: crypto.randomUUID(), asked: '', stage: 'unknown', disposition, title: '', volumeKey: crypto.randomUUID(), copyKey: crypto.randomUUID() })
  }

  async function look(book: InHand): Promise<void> {
    book.stage = 'looking'
    try {
      const { items } = await get('/v1/volumes', { query: { query: book.asked, limit: 10 } })
      const [only] = items
      const isNumber = guess(book.asked) === 'book-number'
      if (!only) {
        book.stage = 'unknown'
        book.title = isNumber || /^[\d·.\-\sXx]+$/.test(book.asked) ? '' : book.asked
      } else if (items.length === 1 && isNumber) {
        choose(book, only)
      } else {
        book.found = items
        book.stage = 'which'
      }
    } catch (error) {
      const trouble = Trouble.of(error)
      book.trouble = trouble
      book.stage = trouble.kind === 'offline' || trouble.kind === 'timeout' ? 'waiting' : 'failed'
    }
  }

  function choose(book: InHand, volume: Volume): void {
    book.volume = volume
    delete book.found
    delete book.trouble
    book.stage = 'parts' in volume && volume.parts?.length && book.missing === undefined ? 'parts' : 'ready'
  }

  function nobodyKnows(book: InHand): void {
    delete book.found
    book.title = guess(book.asked) === 'book-number' ? '' : book.asked
    book.stage = 'unknown'
  }

  function titled(book: InHand): void {
    if (book.title.trim()) {
      book.stage = 'ready'
    }
  }

  /** A set that is not whole can only be shown. */
  function counted(book: InHand, missing: number[]): void {
    book.missing = missing
    book.stage = 'ready'
    if (missing.length) {
      book.disposition = 'SHOW_ONLY'
    }
  }

  function answered(book: InHand, answer: Schemas['RepeatAnswer']): void {
    book.answer = answer
    book.copyKey = crypto.randomUUID()
    delete book.trouble
    book.stage = book.volume && 'parts' in book.volume && book.volume.parts?.length && book.missing === undefined ? 'parts' : 'ready'
  }

  function remove(book: InHand): void {
    const at = books.findIndex(({ id }) => id === book.id)
    if (at >= 0) {
      books.splice(at, 1)
    }
  }

  /** Oldest first, one after another, so that a second copy meets the first. Stops where there is no network. */
  async function sendAll(): Promise<void> {
    for (const book of [...ready.value].reverse()) {
      await send(book)
      if (book.trouble?.kind === 'offline') {
        return
      }
    }
  }

  async function send(book: InHand): Promise<void> {
    book.stage = 'sending'
    delete book.trouble
    try {
      if (!book.volume) {
        const isNumber = /^[\d·.\-\sXx]+$/.test(book.asked) && book.asked !== ''
        book.volume = await post('/v1/volumes', { body: { title: book.title.trim(), ...(isNumber ? { bookNumber: book.asked } : {}) }, key: book.volumeKey })
      }
      const body: Schemas['CopyForm'] = { volumeId: book.volume.id, disposition: book.disposition }
      if (book.answer) body.answer = book.answer
      if (book.missing?.length) body.missingParts = book.missing
      const copy = await post('/v1/copies', { body, key: book.copyKey })
      book.code = copy.code
      book.stage = 'done'
      await sendPhoto(book)
    } catch (error) {
      failed(book, Trouble.of(error))
    }
  }

  function failed(book: InHand, trouble: Trouble): void {
    book.trouble = trouble
    if (trouble.code === 'second-copy-or-volume') {
      const facts = trouble.problem as { volumes?: Volume[]; copyCodes?: string[] } | undefined
      book.before = { copyCodes: facts?.copyCodes ?? [], volumes: facts?.volumes ?? [] }
      book.stage = 'again'
    } else {
      book.stage = trouble.kind === 'refusal' ? 'failed' : 'ready'
      if (trouble.kind === 'refusal') {
        book.copyKey = crypto.randomUUID()
      }
    }
  }

  /** A book is never held up by its photo. */
  async function sendPhoto(book: InHand): Promise<void> {
    const { photo, code } = book
    if (photo && code) {
      try {
        await upload('/v1/copies/{code}/photos', { path: { code }, file: photo, type: photo.type })
        book.photo = undefined
        book.photoGone = true
      } catch (error) {
        book.trouble = Trouble.of(error)
      }
    }
  }

  function clear(): void {
    done.value.forEach(remove)
  }

  return { books, ready, open, done, scan, unnumbered, look, choose, nobodyKnows, titled, counted, answered, remove, sendAll, sendPhoto, clear }
}

/** A page that was closed while it asked or sent asks or sends again. */
function interrupted(stage: Stage): Stage {
  return stage === 'looking' ? 'waiting' : stage === 'sending' ? 'ready' : stage
}
