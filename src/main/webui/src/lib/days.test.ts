import { expect, it } from 'vitest'
import { clockWords, dayOf, daysUntil, dayWords, monthWords, whenWords } from './days'

it('a day is a day in Nanjing, wherever the phone is', () => {
  expect(dayOf('2026-11-22T17:30:00Z')).toBe('2026-11-23')
  expect(clockWords('2026-11-22T17:30:00Z')).toBe('01:30')
  for (let time = Date.parse('2024-01-01T00:00:00Z'); time < Date.parse('2027-01-01T00:00:00Z'); time += 37 * 3_600_000) {
    expect(dayOf(time)).toBe(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(time))
    expect(clockWords(time)).toBe(new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(time))
  }
})
it('days are written as people say them', () => {
  expect(dayWords('2026-11-22', 'zh-CN')).toBe('11月22日周日')
  expect(dayWords('2026-11-22', 'en')).toBe('Sun 22 Nov')
  const writer = (language: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
  const zh = { day: writer('zh-CN', { month: 'long', day: 'numeric', weekday: 'short' }), month: writer('zh-CN', { month: 'short', year: 'numeric' }) }
  const en = { weekday: writer('en', { weekday: 'short' }), date: writer('en', { day: 'numeric' }), short: writer('en', { month: 'short' }), month: writer('en', { month: 'short', year: 'numeric' }) }
  for (let time = Date.parse('2024-01-01T00:00:00Z'); time < Date.parse('2028-01-02T00:00:00Z'); time += 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10)
    expect(dayWords(day, 'zh-CN')).toBe(zh.day.format(time))
    expect(dayWords(day, 'en')).toBe(`${en.weekday.format(time)} ${en.date.format(time)} ${en.short.format(time)}`)
    expect([monthWords(day, 'zh-CN', true), monthWords(day, 'en', true)]).toEqual([zh.month.format(time), en.month.format(time)])
  }
})
it('a month is short, with its year where there are several', () => {
  expect([monthWords('2026-11-22', 'zh-CN'), monthWords('2026-11-01', 'en'), monthWords('2026-11-01', 'en', true)]).toEqual(['11月', 'Nov', 'Nov 2026'])
})
it('a time is as short as it can be understood', () => {
  const now = Date.parse('2026-11-22T12:00:00+08:00')
  expect(whenWords('2026-11-22T09:05:00+08:00', 'zh-CN', now)).toBe('09:05')
  expect(whenWords('2026-11-21T09:05:00+08:00', 'zh-CN', now)).toBe('11月21日周六 09:05')
  expect(whenWords('2025-11-21T09:05:00+08:00', 'zh-CN', now)).toBe('2025-11-21')
})
it('the last day counts to its end', () => {
  expect(daysUntil('2026-11-22', Date.parse('2026-11-22T23:59:00+08:00'))).toBe(0)
  expect(daysUntil('2026-11-23', Date.parse('2026-11-22T23:59:00+08:00'))).toBe(1)
  expect(daysUntil('2026-11-21', Date.parse('2026-11-22T00:01:00+08:00'))).toBe(-1)
})
