/**
 * Times are shown in the library's time zone, wherever the phone is: eight hours ahead, summer and winter, since 1992. Asking Intl for
 * the zone each time took a phone longer than drawing the page.
 */
const AHEAD_MS = 8 * 3_600_000
const local = (time: string | number | Date) => new Date(new Date(time).getTime() + AHEAD_MS).toISOString()

export const dayOf = (time: string | number | Date): string => local(time).slice(0, 10)

export const clockWords = (time: string | number | Date): string => local(time).slice(11, 16)

/** Written by hand: the first Intl.DateTimeFormat of a page takes a slow phone a tenth of a second, as long as drawing a list. */
const DAYS = ['日Sun', '一Mon', '二Tue', '三Wed', '四Thu', '五Fri', '六Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 11月22日周日 / Sun 22 Nov */
export function dayWords(day: string, language: string): string {
  const [, month = 0, date] = day.slice(0, 10).split('-').map(Number)
  const weekday = DAYS[new Date(day.slice(0, 10)).getUTCDay()] ?? ''
  return language === 'en' ? `${weekday.slice(1)} ${date} ${MONTHS[month - 1]}` : `${month}月${date}日周${weekday[0]}`
}

/** 11月 / Nov, as a leaf of a calendar says it; with the year, as a list over years does. */
export function monthWords(day: string, language: string, withYear = false): string {
  const [year, month = 0] = day.split('-').map(Number)
  return language === 'en' ? `${MONTHS[month - 1]}${withYear ? ` ${year}` : ''}` : `${withYear ? `${year}年` : ''}${month}月`
}

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
