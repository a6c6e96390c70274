import { expect, it } from 'vitest'
import { signed, wholeOf } from './numbers'

it('an amount carries its sign', () => {
  expect([signed(3), signed(0), signed(-2)]).toEqual(['+3', '0', '−2'])
})
it('a whole number is read as people type it, and not beyond its bounds', () => {
  expect(wholeOf('１２', 1, 1000)).toBe(12)
  expect(wholeOf(7, 1, 1000)).toBe(7)
  expect([wholeOf('0', 1, 1000), wholeOf('1001', 1, 1000), wholeOf('1.5', 1, 1000), wholeOf('-3', 1, 9), wholeOf('', 1, 9)]).toEqual(Array(5).fill(undefined))
})
