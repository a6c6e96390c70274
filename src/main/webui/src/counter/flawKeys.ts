import type { components } from '../api/contract'

type Flaw = components['schemas']['Flaw']
type Kind = components['schemas']['BookKind']
type Grade = components['schemas']['Grade']

export const GRADES: Grade[] = ['LIKE_NEW', 'GOOD', 'FAIR', 'WORN', 'DAMAGED']

/** Each flaw of the checklist with its key and the best grade that a book with it can have, as the service counts it. */
export const FLAWS: { flaw: Flaw; key: string; atBest: Grade }[] = [
  { flaw: 'NAME_INSIDE', key: 'n', atBest: 'GOOD' },
  { flaw: 'YELLOWED', key: 'y', atBest: 'FAIR' },
  { flaw: 'CREASED_COVER', key: 'c', atBest: 'FAIR' },
  { flaw: 'WRITING', key: 'w', atBest: 'WORN' },
  { flaw: 'STAINS', key: 's', atBest: 'WORN' },
  { flaw: 'TORN', key: 't', atBest: 'WORN' },
  { flaw: 'LOOSE_PAGES', key: 'l', atBest: 'WORN' },
  { flaw: 'SMELL', key: 'o', atBest: 'WORN' },
  { flaw: 'NO_COVER', key: 'v', atBest: 'DAMAGED' },
  { flaw: 'SCRIBBLED', key: 'b', atBest: 'DAMAGED' },
  { flaw: 'MISSING_PAGES', key: 'p', atBest: 'DAMAGED' },
  { flaw: 'WATER', key: 'a', atBest: 'DAMAGED' },
  { flaw: 'MOULD', key: 'm', atBest: 'DAMAGED' },
  { flaw: 'INSECTS', key: 'i', atBest: 'DAMAGED' },
]

/** What the rules speak of and no catalogue says, each with its key. */
export const KINDS: { kind: Kind; key: string }[] = [
  { kind: 'TEXTBOOK', key: 'x' },
  { kind: 'EXAM_AID', key: 'e' },
  { kind: 'PERIODICAL', key: 'r' },
  { kind: 'MANUAL', key: 'u' },
  { kind: 'INTERNAL', key: 'j' },
  { kind: 'PIRATED', key: 'f' },
  { kind: 'BANNED', key: 'd' },
]

/** What the eye saw, and no better than the worst of the flaws allows. */
export function graded(seen: Grade, found: Flaw[]): Grade {
  const worst = FLAWS.filter(({ flaw }) => found.includes(flaw)).map(({ atBest }) => GRADES.indexOf(atBest))
  return GRADES[Math.max(GRADES.indexOf(seen), ...worst)] ?? seen
}
