import { describe, expect, it } from 'vitest'
import { isRound, passedOn } from './loops'

const legs = (...pairs: string[]) => pairs.map((pair) => ({ giver: pair.charAt(0), taker: pair.charAt(1) }))
const same = (leg: { giver: string; taker: string }) => leg

describe('a loop', () => {
  it('is drawn the way the books go, however it is listed', () => {
    expect(passedOn(legs('BA', 'CB', 'AC'), same).map(({ giver }) => giver).join('')).toBe('ACB')
    expect(passedOn(legs('AC', 'CB', 'BA'), same).map(({ giver }) => giver).join('')).toBe('ACB')
  })
  it('is round unless the library begins it', () => {
    expect(isRound(passedOn(legs('BA', 'AB'), same), same)).toBe(true)
    expect(isRound(legs('LA'), same)).toBe(false)
  })
})
