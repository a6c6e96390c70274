import { describe, expect, it } from 'vitest'
import { leftWords } from './deadline'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const left = (until: string, language = 'zh-CN') => leftWords(until, language, NOW)?.replace(/\s+/g, ' ')

describe('how long is left', () => {
  it('is days and hours while it is far', () => {
    expect(left('2026-11-26T15:30:00+08:00')).toBe('3天 5小时')
    expect(left('2026-11-26T10:10:00+08:00', 'en')).toBe('3 days')
  })
  it('is hours and minutes when it is near', () => {
    expect(left('2026-11-24T11:05:00+08:00', 'en')).toBe('25 hours 5 minutes')
    expect(left('2026-11-23T11:00:00+08:00', 'en')).toBe('1 hour')
  })
  it('is minutes at the end, never none', () => expect(left('2026-11-23T10:00:20+08:00')).toBe('1分钟'))
  it('is nothing when it is over', () => expect(left('2026-11-23T10:00:00+08:00')).toBeUndefined())
})
