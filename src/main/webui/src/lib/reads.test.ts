import { describe, expect, it } from 'vitest'
import { Reads } from './reads'

/** Looks a tenth of a second apart; `.` sees nothing. */
function read(looks: string, goneMs = 300): string {
  const reads = new Reads(goneMs)
  return [...looks].map((look, i) => reads.see(look === '.' ? undefined : look, i * 100) ?? '').join('')
}

describe('a camera that keeps looking', () => {
  it('believes the second of two equal looks', () => {
    expect(read('A')).toBe('')
    expect(read('AA')).toBe('A')
    expect(read('A.A')).toBe('')
    expect(read('ABAB')).toBe('')
  })
  it('counts a book that is held still once', () => {
    expect(read('AAAAAAAAAAAAAA')).toBe('A')
    expect(read('AA.A..AA')).toBe('A')
  })
  it('counts it again when it was out of sight', () => {
    expect(read('AA.....AA')).toBe('AA')
  })
  it('goes from book to book without a pause', () => {
    expect(read('AABBCC')).toBe('ABC')
    expect(read('AABBAA')).toBe('ABA')
  })
})
