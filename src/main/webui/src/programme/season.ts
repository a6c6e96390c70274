import type { components } from '../api/contract'
import { dayOf } from '../lib/days'

export type SeasonFair = components['schemas']['SeasonFair']

/** Fairs by the day on which they begin, in their order. */
export function byDay(fairs: SeasonFair[]): { day: string; fairs: SeasonFair[] }[] {
  const days = new Map<string, SeasonFair[]>()
  for (const fair of fairs) {
    const day = dayOf(fair.from)
    days.set(day, [...(days.get(day) ?? []), fair])
  }
  return [...days].map(([day, of]) => ({ day, fairs: of }))
}

/** The districts in which there are fairs, by their codes. */
export function districtsOf(fairs: SeasonFair[]): { code: string; zh: string; en: string }[] {
  const all = new Map(fairs.flatMap((fair) => (fair.district ? [[fair.district.code, fair.district] as const] : [])))
  return [...all.values()].sort((a, b) => a.code.localeCompare(b.code))
}

/** The weeks, Monday first, from the first to the last day; days outside are empty. */
export function weeks(first: string, last: string): (string | undefined)[][] {
  const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
  const DAY = 86_400_000
  const monday = at(first) - ((new Date(at(first)).getUTCDay() + 6) % 7) * DAY
  const count = Math.ceil((at(last) - monday + DAY) / (7 * DAY))
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, i) => {
      const moment = monday + (week * 7 + i) * DAY
      return moment < at(first) || moment > at(last) ? undefined : new Date(moment).toISOString().slice(0, 10)
    }),
  )
}
