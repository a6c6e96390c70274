/** Who gives a book of a loop to whom, by pseudonyms. */
interface Leg { giver: string; taker: string }

/**
 * A loop in the order in which books are passed on: each leg's taker gives the next one. The service lists them as they are
 * received, which is the same the other way round.
 */
export function passedOn<T>(legs: readonly T[], of: (leg: T) => Leg): T[] {
  const along = (list: readonly T[]) => list.every((leg, i) => i === 0 || of(list[i - 1] as T).taker === of(leg).giver)
  return along(legs) ? [...legs] : [...legs].reverse()
}

/** Whether the last taker gives the first book: not so where the library gave a book for one that was lost. */
export function isRound<T>(legs: readonly T[], of: (leg: T) => Leg): boolean {
  const [first, last] = [legs[0], legs.at(-1)]
  return first !== undefined && last !== undefined && of(last).taker === of(first).giver
}
