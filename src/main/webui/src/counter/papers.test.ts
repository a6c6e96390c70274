import { describe, expect, it } from 'vitest'
import { faultOf, ofRoll } from './papers'

const L7160 = { pageWidth: 210, pageHeight: 297, columns: 3, rows: 7, width: 63.5, height: 38.1, left: 7.2, top: 15.1, pitchAcross: 66.04, pitchDown: 38.1 }

describe('a paper of the library', () => {
  it('is right as its packet says', () => {
    expect(faultOf(L7160)).toBeUndefined()
    expect(faultOf(ofRoll(70, 40, 1, 0))).toBeUndefined()
    expect(faultOf(ofRoll(33, 25, 3, 2))).toBeUndefined()
  })
  it('has labels that hold a symbol', () => {
    expect(faultOf(ofRoll(24.9, 30, 1, 0))).toBe('small')
    expect(faultOf(ofRoll(40, 20, 1, 0))).toBe('small')
  })
  it('has labels beside one another', () => {
    expect(faultOf({ ...L7160, pitchAcross: 63.4 })).toBe('overlap')
    expect(faultOf({ ...L7160, pitchDown: 38 })).toBe('overlap')
  })
  it('has them on the page', () => {
    expect(faultOf({ ...L7160, rows: 8 })).toBe('leaves')
    expect(faultOf({ ...L7160, left: 20 })).toBe('leaves')
    expect(faultOf({ ...L7160, left: -1 })).toBe('leaves')
  })
  it('is made of numbers', () => {
    expect(faultOf({ ...L7160, top: NaN })).toBe('number')
    expect(faultOf({ ...L7160, columns: 2.5 })).toBe('number')
  })
})
