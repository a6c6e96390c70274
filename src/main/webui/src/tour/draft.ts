import type { components } from '../api/contract'
import { clockWords, dayOf } from '../lib/days'
import type { Tour } from './walking'

type Form = components['schemas']['TourForm']
export interface Span { day: string; from: string; until: string }
export interface StopDraft { siteId: string; story: string; task: string; hours: Span[] }
/** A tour as it is typed: numbers are texts until they are sent. */
export interface Draft { title: string; story: string; firstDay: string; lastDay: string; needed: string; inOrder: boolean; codeSeconds: string; minutesBetween: string; stops: StopDraft[] }

const DAY = 86_400_000

export function emptyDraft(today: string): Draft {
  const last = new Date(Date.parse(`${today}T00:00:00Z`) + 30 * DAY).toISOString().slice(0, 10)
  return { title: '', story: '', firstDay: today, lastDay: last, needed: '', inOrder: false, codeSeconds: '60', minutesBetween: '10', stops: [] }
}

export function draftOf(tour: Tour): Draft {
  return {
    title: tour.title,
    story: tour.story ?? '',
    firstDay: tour.firstDay,
    lastDay: tour.lastDay,
    needed: String(tour.needed),
    inOrder: tour.inOrder,
    codeSeconds: String(tour.codeSeconds),
    minutesBetween: String(tour.minutesBetween),
    stops: tour.stops.map((stop) => ({
      siteId: stop.site.id,
      story: stop.story ?? '',
      task: stop.task ?? '',
      hours: (stop.hours ?? []).map((span) => ({ day: dayOf(span.from), from: clockWords(span.from), until: clockWords(span.until) })),
    })),
  }
}

export function formOf(draft: Draft): Form {
  const number = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : undefined)
  const [needed, codeSeconds, minutesBetween] = [draft.needed, draft.codeSeconds, draft.minutesBetween].map(number)
  return {
    title: draft.title.trim(),
    ...(draft.story.trim() ? { story: draft.story.trim() } : {}),
    firstDay: draft.firstDay,
    lastDay: draft.lastDay,
    inOrder: draft.inOrder,
    ...(needed ? { needed } : {}),
    ...(codeSeconds ? { codeSeconds } : {}),
    ...(minutesBetween === undefined ? {} : { minutesBetween }),
    stops: draft.stops.map((stop) => ({
      siteId: stop.siteId,
      ...(stop.story.trim() ? { story: stop.story.trim() } : {}),
      ...(stop.task.trim() ? { task: stop.task.trim() } : {}),
      ...(stop.hours.length ? { hours: stop.hours.map(({ day, from, until }) => ({ from: `${day}T${from}:00+08:00`, until: `${day}T${until}:00+08:00` })) } : {}),
    })),
  }
}

/** The same stops, one of them a place on. */
export function moved<T>(stops: T[], at: number, by: number): T[] {
  const order = [...stops]
  const [one] = order.splice(at, 1)
  if (one !== undefined) order.splice(at + by, 0, one)
  return order
}
