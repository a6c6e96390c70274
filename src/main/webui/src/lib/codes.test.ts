import { describe, expect, it } from 'vitest'
import { bareCode, guess, isIsbn, isOurs, plain, spoken } from './codes'

describe('codes', () => {
  it('a scanner behind a Chinese input method is understood', () => {
    expect(plain('９７８７１０１０４５２１５\n')).toBe('9787101045215')
    expect(bareCode('ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｏｒｇ／ｂ／ATSH1YG8')).toBe('ATSH1YG8')
  })
  it('an address and a bare code name the same thing, in either case', () => {
    expect(bareCode('HTTPS://SWAP.EXAMPLE/B/3S0ETCE1SH')).toBe('3S0ETCE1SH')
    expect(bareCode('https://swap.example/b/3s0et-ce1sh/?x=1')).toBe('3S0ETCE1SH')
    expect(bareCode(' 3s0et ce1sh ')).toBe('3S0ETCE1SH')
  })
  it('letters that look like digits are read as digits', () => {
    expect(bareCode('3SOETCElSH')).toBe('3S0ETCE1SH')
  })
  it('one wrong character and two exchanged ones are noticed', () => {
    const code = 'ATSH1YG8'
    expect(isOurs(code)).toBe(true)
    for (let i = 0; i < code.length; i++) {
      const wrong = code.slice(0, i) + (code[i] === '7' ? '9' : '7') + code.slice(i + 1)
      expect(isOurs(wrong), wrong).toBe(false)
    }
    expect(isOurs('TASH1YG8')).toBe(false)
  })
  it('a length tells what a code names', () => {
    expect(guess('ATSH 1YG8')).toBe('family')
    expect(guess('X81JQ TAM7B')).toBe('copy')
    expect(guess('978-7-101-04521-5')).toBe('book-number')
    expect(guess('红楼梦')).toBe('unknown')
  })
  it('book numbers are checked by their last digit', () => {
    expect(isIsbn('7-02-000220-X')).toBe(true)
    expect(isIsbn('7-02-000220-1')).toBe(false)
    expect(isIsbn('9787101045215')).toBe(true)
    expect(isIsbn('9787101045216')).toBe(false)
    expect(isIsbn('ISBN：978-7-101-04521-5')).toBe(true)
  })
  it('codes are read aloud in groups', () => {
    expect(spoken('ATSH1YG8')).toBe('ATSH 1YG8')
    expect(spoken('X81JQTAM7B')).toBe('X81JQ TAM7B')
  })
})
