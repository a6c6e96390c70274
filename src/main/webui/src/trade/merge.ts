import type { components } from '../api/contract'

type Schemas = components['schemas']

/** What a family listed, bare: the books it brings with what holds for each, and the wishes in order of rank. */
export interface Bare {
  copies: { code: string; onlyFor: string[]; ifUnmatched: Schemas['IfEnded'] }[]
  wishes: string[]
}

export const bareOf = (listing: Schemas['TradeListing']): Bare => ({
  copies: listing.copies.filter(({ stage }) => stage === 'LISTED' || stage === 'PRESENT').map(({ code, onlyFor, ifUnmatched }) => ({ code, onlyFor: onlyFor ?? [], ifUnmatched })),
  wishes: listing.wishes.map(({ volume }) => volume.id),
})

export const formOf = ({ copies, wishes }: Bare): Schemas['TradeListingForm'] => ({
  copies: copies.map(({ code, onlyFor, ifUnmatched }) => ({ code, ifUnmatched, ...(onlyFor.length ? { onlyFor } : {}) })),
  wishes,
})

/** A wish that was taken out limits no book any more. */
export const tidy = ({ copies, wishes }: Bare): Bare => ({ wishes, copies: copies.map((copy) => ({ ...copy, onlyFor: wishes.filter((id) => copy.onlyFor.includes(id)) })) })

/** The order of books means nothing, that of wishes is their rank. */
export function same(a: Bare, b: Bare): boolean {
  const flat = ({ copies, wishes }: Bare) => JSON.stringify([[...copies].map(({ code, onlyFor, ifUnmatched }) => [code, [...onlyFor].sort(), ifUnmatched]).sort(), wishes])
  return flat(a) === flat(b)
}

/**
 * Two phones of one family changed the list that both had seen. Nothing that somebody added is lost, nothing that somebody
 * took out comes back; the order is that of this phone, and what only the other has stands behind it.
 */
export function merge(seen: Bare, mine: Bare, theirs: Bare): Bare {
  const of = (side: Bare, code: string) => side.copies.find((copy) => copy.code === code)
  const codes = both(seen.copies, mine.copies, theirs.copies, ({ code }) => code)
  return tidy({
    copies: codes.flatMap((code) => {
      const [before, here, there] = [of(seen, code), of(mine, code), of(theirs, code)]
      const changedHere = here && JSON.stringify(here) !== JSON.stringify(before)
      const kept = changedHere ? here : (there ?? here)
      return kept ? [kept] : []
    }),
    wishes: both(seen.wishes, mine.wishes, theirs.wishes, (id) => id),
  })
}

function both<T>(seen: T[], mine: T[], theirs: T[], name: (one: T) => string): string[] {
  const [before, here, there] = [seen, mine, theirs].map((list) => list.map(name)) as [string[], string[], string[]]
  return [...here.filter((id) => there.includes(id) || !before.includes(id)), ...there.filter((id) => !here.includes(id) && !before.includes(id))]
}
