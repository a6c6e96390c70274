import { describe, expect, it } from 'vitest'
import { merge, same, tidy, type Bare } from './merge'

const list = (wishes: string, copies = '', onlyFor: Record<string, string> = {}): Bare => ({ wishes: [...wishes], copies: [...copies].map((code) => ({ code, onlyFor: [...(onlyFor[code] ?? '')], ifUnmatched: 'STOCK' })) })
const wishes = (seen: string, mine: string, theirs: string) => merge(list(seen), list(mine), list(theirs)).wishes.join('')

describe('two phones of one family', () => {
  it('keep what each added', () => expect(wishes('ab', 'abc', 'abd')).toBe('abcd'))
  it('keep out what either took out', () => expect(wishes('abc', 'ab', 'bc')).toBe('b'))
  it('keep the order of this phone', () => expect(wishes('abc', 'cab', 'abcd')).toBe('cabd'))
  it('bring the books of both', () => expect(merge(list('', 'A'), list('', 'AB'), list('', 'AC')).copies.map(({ code }) => code)).toEqual(['A', 'B', 'C']))
  it('keep the limits of a book where only one of them set them', () => {
    expect(merge(list('xyz', 'A'), list('xyz', 'A', { A: 'xy' }), list('xyz', 'A')).copies[0]?.onlyFor).toEqual(['x', 'y'])
    expect(merge(list('xyz', 'A'), list('xyz', 'A'), list('xyz', 'A', { A: 'z' })).copies[0]?.onlyFor).toEqual(['z'])
  })
})

describe('a list', () => {
  it('forgets a limit to a wish that was taken out', () => expect(tidy(list('x', 'A', { A: 'xy' })).copies[0]?.onlyFor).toEqual(['x']))
  it('is another when a rank changes, not when books stand in another order', () => {
    expect(same(list('ab', 'AB'), list('ab', 'BA'))).toBe(true)
    expect(same(list('ab'), list('ba'))).toBe(false)
  })
})
