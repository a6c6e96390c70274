import { describe, expect, it } from 'vitest'
import { byDay, districtsOf, weeks, type SeasonFair } from './season'

const fair = (id: string, from: string, code?: string): SeasonFair => ({
  id, title: id, state: 'PUBLISHED', venue: { id: 'v', name: '玄武湖' }, from, until: from, capacity: 10,
  ...(code ? { district: { code, zh: code, en: code } } : {}),
})

describe('a season', () => {
  it('is read by the days of the city', () => {
    expect(byDay([fair('a', '2027-05-01T16:30:00Z'), fair('b', '2027-05-02T02:00:00Z')]).map(({ day, fairs }) => [day, fairs.length])).toEqual([['2027-05-02', 2]])
  })
  it('names each district once', () => {
    expect(districtsOf([fair('a', '2027-05-01T02:00:00Z', '320104'), fair('b', '2027-05-02T02:00:00Z', '320102'), fair('c', '2027-05-02T02:00:00Z', '320104'), fair('d', '2027-05-02T02:00:00Z')]).map(({ code }) => code)).toEqual(['320102', '320104'])
  })
  it('has whole weeks that begin on Monday', () => {
    expect(weeks('2027-05-01', '2027-05-04')).toEqual([
      [undefined, undefined, undefined, undefined, undefined, '2027-05-01', '2027-05-02'],
      ['2027-05-03', '2027-05-04', undefined, undefined, undefined, undefined, undefined],
    ])
  })
})
