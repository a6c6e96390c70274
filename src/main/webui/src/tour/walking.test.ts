import { describe, expect, it } from 'vitest'
import { shownNow, standing, stopCode, type Tour } from './walking'

const tour = (state: Tour['state']): Tour => ({ id: '1', title: '城墙', state, firstDay: '2026-05-01', lastDay: '2026-05-20', inOrder: false, needed: 1, codeSeconds: 60, minutesBetween: 0, version: 1, stops: [] })

describe('a tour', () => {
  it('is walked on its days only', () => {
    expect(standing(tour('PUBLISHED'), '2026-04-30').walks).toBe(false)
    expect(standing(tour('PUBLISHED'), '2026-05-01').walks).toBe(true)
    expect(standing(tour('PUBLISHED'), '2026-05-20').walks).toBe(true)
    expect(standing(tour('PUBLISHED'), '2026-05-21').words).toBe('tour.over')
    expect(standing(tour('CLOSED'), '2026-05-02').walks).toBe(false)
  })
  it('finds the code in what a phone read', () => {
    expect(stopCode('https://lib.example.cn/tours/1?stop=YT1.abc_-9&x=1')).toBe('YT1.abc_-9')
    expect(stopCode('YT1.abc')).toBe('YT1.abc')
    expect(stopCode('7K2M4Q9D')).toBe('7K2M4Q9D')
  })
  it('shows the code of this minute and none after the last', () => {
    const codes = [0, 1, 2].map((i) => ({ from: new Date(i * 60_000).toISOString(), until: new Date((i + 1) * 60_000).toISOString() }))
    expect(shownNow(codes, 60_000)).toBe(codes[1])
    expect(shownNow(codes, 180_000)).toBeUndefined()
  })
})
