import { describe, expect, it } from 'vitest'
import { withMissing, yuan } from './remains'

describe('remainders', () => {
  it('say what is missing until the next credit', () => {
    expect(withMissing([{ purse: 'GENERAL', yuan: '14.00' }], { per: 'PRICE_STEP', stepFen: 2000 })).toEqual([{ purse: 'GENERAL', yuan: '14.00', missingYuan: '6.00' }])
    expect(withMissing([{ purse: 'GENERAL', yuan: '0.30' }], { per: 'LIST_PRICE' })).toEqual([{ purse: 'GENERAL', yuan: '0.30', missingYuan: '0.70' }])
  })
  it('say nothing where prices do not count, or the next book makes one anyhow', () => {
    const left = [{ purse: 'GENERAL', yuan: '25.00' }]
    expect(withMissing(left, { per: 'BOOK' })).toEqual(left)
    expect(withMissing(left, { per: 'PRICE_STEP', stepFen: 2000 })).toEqual(left)
    expect(withMissing(left, undefined)).toEqual(left)
  })
  it('are written with two decimals', () => {
    expect(yuan(3180)).toBe('31.80')
  })
})
