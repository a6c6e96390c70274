import { describe, expect, it } from 'vitest'
import { moment, moments, spanOf, whole } from './times'

describe('times of a programme', () => {
  it('are those of the city, wherever the phone is', () => {
    expect(moment('2027-05-01', '10:00')).toBe('2027-05-01T02:00:00.000Z')
    expect(spanOf('2027-05-01T02:00:00Z', '2027-05-01T04:30:00Z')).toEqual({ day: '2027-05-01', from: '10:00', until: '12:30' })
  })
  it('end on the next day when they pass midnight', () => {
    expect(moments({ day: '2027-05-01', from: '20:00', until: '01:00' })).toEqual({ from: '2027-05-01T12:00:00.000Z', until: '2027-05-01T17:00:00.000Z' })
  })
  it('take whole numbers within their limits only', () => {
    expect([whole('3', 1, 5), whole('6', 1, 5), whole('2.5', 1, 5), whole('', 0, 5)]).toEqual([3, undefined, undefined, undefined])
  })
})
