import type { components } from '../api/contract'
import { dayOf } from '../lib/days'

export type Plan = components['schemas']['SeasonPlan']
export type Fair = components['schemas']['PlannedFair']
export type Why = components['schemas']['PlanWhy']
export type Choice = components['schemas']['PlannedPlace']
export type Blocker = components['schemas']['PlanBlocker']

/** A fair that has its place. */
export type Placed = Fair & { venue: NonNullable<Fair['venue']>; from: string; until: string }

export const isPlaced = (fair: Fair): fair is Placed => fair.venue !== undefined && fair.from !== undefined && fair.until !== undefined

const A_DAY_MS = 86_400_000

/** Monday of the week of that time, in the library's time zone. */
export function weekOf(time: string): string {
  const noon = Date.parse(`${dayOf(time)}T12:00:00Z`)
  const weekday = (new Date(noon).getUTCDay() + 6) % 7
  return new Date(noon - weekday * A_DAY_MS).toISOString().slice(0, 10)
}

/** All weeks from the first to the last, also those without a fair. */
export function weeksOf(times: string[]): string[] {
  const weeks = times.map(weekOf).sort()
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return []
  const all: string[] = []
  for (let at = Date.parse(`${first}T12:00:00Z`); at <= Date.parse(`${last}T12:00:00Z`); at += 7 * A_DAY_MS) {
    all.push(new Date(at).toISOString().slice(0, 10))
  }
  return all
}

/** What must be wins: the worst of what is said of a fair. */
export function worst(fair: Fair): Why['level'] | undefined {
  return (['MUST', 'SHOULD', 'BETTER'] as const).find((level) => fair.reasons.some((why) => why.level === level))
}
