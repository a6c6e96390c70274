import { reactive } from 'vue'
import type { components } from '../api/contract'

type Schemas = components['schemas']

/** The book in hand: a labelled copy, or a number and (perhaps) a blank label; and what was found on it so far. */
export interface Hand {
  copyCode?: string | undefined
  volume?: Schemas['VolumeSummary'] | undefined
  choices?: Schemas['VolumeSummary'][] | undefined
  /** A book that no scan finds: its number, or what was typed of its title. */
  unknown?: { number?: string; title: string } | undefined
  blank?: boolean | undefined
  answer?: Schemas['RepeatAnswer'] | undefined
  /** What the family said when it registered the book; shown, and sent nowhere. */
  ownerGrade?: Schemas['Grade'] | undefined
  grade?: Schemas['Grade'] | undefined
  flaws: Schemas['Flaw'][]
  kinds: Schemas['BookKind'][]
  /** In yuan; asked for where only it decides, and kept when the book is decided again. */
  coverPrice?: string | undefined
  missing?: number[] | undefined
  gift: boolean
  stamp: boolean
  stampWords: string
  discard: boolean
  person?: string | undefined
  /** Decided before: why it is looked at again. */
  why?: string | undefined
  takenBack: boolean
}

/** In yuan, with at most two decimals. */
export const isPrice = (text: string) => /^[0-9]{1,6}([.][0-9]{1,2})?$/.test(text.trim())

export function emptyHand(person?: string): Hand {
  return reactive<Hand>({ flaws: [], kinds: [], gift: false, stamp: false, stampWords: '', discard: false, takenBack: false, person })
}

/** Whether everything is known that a decision needs, but the grade. */
export function ready(hand: Hand | undefined): hand is Hand & { volume: Schemas['VolumeSummary'] } {
  return hand?.volume !== undefined && (!hand.coverPrice || isPrice(hand.coverPrice)) && (!hand.volume.parts || hand.missing !== undefined) && (!hand.blank || hand.copyCode !== undefined)
}

function found(hand: Hand, grade: Schemas['Grade']) {
  const stampWords = hand.stampWords.trim()
  return {
    grade,
    gift: hand.gift,
    libraryStamp: hand.stamp,
    discardStamp: hand.stamp && hand.discard,
    ...(hand.flaws.length ? { flaws: [...hand.flaws] } : {}),
    ...(hand.kinds.length ? { kinds: [...hand.kinds] } : {}),
    ...(hand.coverPrice?.trim() ? { coverPrice: hand.coverPrice.trim() } : {}),
    ...(hand.missing ? { missingParts: hand.missing } : {}),
    ...(hand.stamp && stampWords ? { stampWords } : {}),
    ...(hand.person ? { personId: hand.person } : {}),
  }
}

export function firstForm(hand: Hand, grade: Schemas['Grade']): Schemas['InspectionForm'] {
  const known = hand.copyCode !== undefined && !hand.blank
  return {
    ...found(hand, grade),
    ...(hand.copyCode ? { copyCode: hand.copyCode } : {}),
    ...(!known && hand.volume ? { volumeId: hand.volume.id, ...(hand.answer ? { answer: hand.answer } : {}) } : {}),
  }
}

export function againForm(hand: Hand, grade: Schemas['Grade'], why: string): Schemas['SecondLookForm'] {
  return { ...found(hand, grade), why, takenBack: hand.takenBack }
}
