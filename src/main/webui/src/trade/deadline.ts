const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long is left in the two largest units that matter, as words: 2天 5小时 / 2 days 5 hours. Nothing when it is over. */
export function leftWords(until: string, language: string, now: number = Date.now()): string | undefined {
  const left = Date.parse(until) - now
  if (left <= 0) {
    return undefined
  }
  const unit = (n: number, name: 'day' | 'hour' | 'minute') => new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(n)
  const parts = left >= 2 * DAY ? [unit(Math.floor(left / DAY), 'day'), Math.floor((left % DAY) / HOUR) > 0 && unit(Math.floor((left % DAY) / HOUR), 'hour')]
    : left >= HOUR ? [unit(Math.floor(left / HOUR), 'hour'), Math.floor((left % HOUR) / MINUTE) > 0 && unit(Math.floor((left % HOUR) / MINUTE), 'minute')]
    : [unit(Math.max(1, Math.floor(left / MINUTE)), 'minute')]
  return parts.filter(Boolean).join(' ')
}
