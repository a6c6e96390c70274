/**
 * Times are shown in the library's time zone, wherever the phone is: eight hours ahead, summer and winter, since 1992. Asking Intl for
 * the zone each time took a phone longer than drawing the page.
 */
const AHEAD_MS = 8 * 3_600_000
const local = (time: string | number | Date) => new Date(new Date(time).getTime() + AHEAD_MS).toISOString()

/** Making one costs more than a thousand uses of it. */
const writers = new Map<string, Intl.DateTimeFormat>()
function written(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options)
  let writer = writers.get(key)
  if (!writer) {
    writer = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
    writers.set(key, writer)
  }
  return writer.format(new Date(`${day.slice(0, 10)}T12:00:00Z`))
}

export const dayOf = (time: string | number | Date): string => local(time).slice(0, 10)

export const clockWords = (time: string | number | Date): string => local(time).slice(11, 16)

/** 11月22日 周日 / Sun, 22 Nov */
export const dayWords = (day: string, language: string): string =>
  written(day, language === 'en' ? 'en-GB' : language, { month: language === 'en' ? 'short' : 'long', day: 'numeric', weekday: 'short' })

/** 11月 / Nov, as a leaf of a calendar says it; with the year, as a list over years does. */
export const monthWords = (day: string, language: string, withYear = false): string => written(day, language, { month: 'short', ...(withYear ? { year: 'numeric' } : {}) })

/** The clock today, the day before today, the year too when it was another. */
export function whenWords(time: string | number, language: string, now: number = Date.now()): string {
  if (dayOf(time) === dayOf(now)) {
    return clockWords(time)
  }
  const sameYear = dayOf(time).slice(0, 4) === dayOf(now).slice(0, 4)
  return sameYear ? `${dayWords(dayOf(time), language)} ${clockWords(time)}` : dayOf(time)
}

/** Whole days from today until that day in the library's time zone; negative when it is over. */
export function daysUntil(day: string, now: number = Date.now()): number {
  return Math.round((Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - Date.parse(`${dayOf(now)}T00:00:00Z`)) / 86_400_000)
}
