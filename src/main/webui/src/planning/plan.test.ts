import { describe, expect, it } from 'vitest'
import { isPlaced, weekOf, weeksOf, worst, type Fair } from './plan'

const fair = (more: Partial<Fair>): Fair => ({ wishId: '1', title: '市集', people: 1, minutes: 60, weight: 3, needsVan: false, pinned: false, reasons: [], shifts: [], ...more })
const why = (level: 'MUST' | 'SHOULD' | 'BETTER') => ({ reason: 'TOO_CLOSE' as const, level, cost: 1, amount: 1, others: [] })

describe('the weeks of a plan', () => {
  it('begin on Mondays of the library, wherever the browser is', () => {
    expect(weekOf('2026-05-17T23:30:00+08:00')).toBe('2026-05-11')
    expect(weekOf('2026-05-17T16:30:00Z')).toBe('2026-05-18')
  })
  it('run through, also where no fair is', () => {
    expect(weeksOf(['2026-05-02T09:00:00+08:00', '2026-05-17T09:00:00+08:00'])).toEqual(['2026-04-27', '2026-05-04', '2026-05-11'])
    expect(weeksOf([])).toEqual([])
  })
})

describe('a fair of a plan', () => {
  it('has its place or none', () => {
    expect(isPlaced(fair({}))).toBe(false)
    expect(isPlaced(fair({ venue: { id: '2', name: '馆' }, from: '2026-05-02T09:00:00+08:00', until: '2026-05-02T10:00:00+08:00' }))).toBe(true)
  })
  it('shows the worst that is said of it', () => {
    expect(worst(fair({ reasons: [why('BETTER'), why('MUST')] }))).toBe('MUST')
    expect(worst(fair({}))).toBeUndefined()
  })
})
