import type { components } from '../api/contract'
import { get } from '../api/http'
import { clockWords, dayOf } from '../lib/days'

export type Programme = components['schemas']['FairProgramme']

/** A day and a clock of the city, as people type them, as the moment they mean. */
export function moment(day: string, clock: string): string {
  return new Date(`${day}T${clock}:00+08:00`).toISOString()
}

/** From when until when, as two clocks and a day; past midnight it ends on the next. */
export interface Span { day: string; from: string; until: string }

export function spanOf(from: string, until: string): Span {
  return { day: dayOf(from), from: clockWords(from), until: clockWords(until) }
}

export function moments({ day, from, until }: Span): { from: string; until: string } {
  const begins = moment(day, from)
  const ends = moment(day, until)
  return { from: begins, until: ends > begins ? ends : new Date(Date.parse(ends) + 86_400_000).toISOString() }
}

export const whole = (typed: string, least: number, most: number): number | undefined =>
  /^\d+$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most ? Number(typed) : undefined

/** What the programme is after something was taken out of it. */
export const without = (fairId: string, removed: Promise<void>): Promise<Programme> => removed.then(() => get('/v1/fairs/{fairId}/programme', { path: { fairId } }))
