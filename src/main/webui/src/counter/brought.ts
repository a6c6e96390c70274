import type { components } from '../api/contract'
import { post } from '../api/http'
import { count, desk, siteId, type Effect } from './desk'

type Schemas = components['schemas']

/** A book that the family at the desk has brought, before it is decided. */
export interface Brought {
  copyCode?: string
  /** A blank label: the book on it is named by its number. */
  blank?: boolean
  volume?: Schemas['VolumeSummary']
  grade: Schemas['Grade']
  flaws: Schemas['Flaw'][]
  /** Its family had promised it to somebody who waits. */
  promised?: boolean
  answer?: Schemas['RepeatAnswer']
  /** In yuan, where only it decides what the book is worth. */
  coverPrice?: string
}

/** By the digits 1 to 5. */
export const GRADES: Schemas['Grade'][] = ['LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED']
/** What is most often found, by the digits 6 to 9; the whole checklist is on the page of the drop-off session. */
export const FLAWS: Schemas['Flaw'][] = ['WRITING', 'STAINS', 'TORN', 'LOOSE_PAGES']
/** Most books that families bring. */
export const USUAL: Schemas['Grade'] = 'GOOD'

/** The session of this visit: opened when the first book is brought, or the one that was left open. */
export async function sessionOfVisit(): Promise<string> {
  const { family, tally } = desk
  if (tally.dropOff) {
    return tally.dropOff
  }
  if (family?.openDropOffId) {
    return family.openDropOffId
  }
  const opened = await post('/v1/drop-offs', { body: { siteId: siteId.value, familyCode: family?.familyCode ?? '' } })
  desk.tally.dropOff = opened.id
  return opened.id
}

/** Decides the book; one without a label gets a code. */
export async function decide(book: Brought) {
  const dropOffId = await sessionOfVisit()
  const named = book.volume && (book.blank || !book.copyCode)
  const done = await post('/v1/drop-offs/{dropOffId}/copies', {
    path: { dropOffId },
    body: {
      ...(book.copyCode ? { copyCode: book.copyCode } : {}),
      ...(named && book.volume ? { volumeId: book.volume.id, ...(book.answer ? { answer: book.answer } : {}) } : {}),
      ...(book.flaws.length ? { flaws: book.flaws } : {}),
      ...(book.coverPrice ? { coverPrice: book.coverPrice } : {}),
      grade: book.grade,
    },
  })
  const effect: Effect = { family: desk.family?.familyCode ?? '', free: done.credits + (done.promiseBonus ?? 0), what: 'brought' }
  count(effect)
  return { ...done, effect }
}

/** The family goes; a session that this visit opened is closed, so that it is told once. */
export async function endVisit(): Promise<void> {
  const dropOffId = desk.tally.dropOff
  if (dropOffId) {
    delete desk.tally.dropOff
    await post('/v1/drop-offs/{dropOffId}/receipt', { path: { dropOffId } })
  }
}
