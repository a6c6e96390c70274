/** Times are shown in the library's time zone, wherever the phone is. */
const ZONE = 'Asia/Shanghai'

export function dayOf(time: string | number | Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(time))
}

/** 11月22日 周日 / Sun, 22 Nov */
export function dayWords(day: string, language: string): string {
  const noon = new Date(`${day.slice(0, 10)}T12:00:00+08:00`)
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: ZONE, month: language === 'en' ? 'short' : 'long', day: 'numeric', weekday: 'short' }).format(noon)
}

export function clockWords(time: string | number | Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(new Date(time))
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
