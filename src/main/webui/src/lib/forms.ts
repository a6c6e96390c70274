import { plain } from './codes'

/** A mainland mobile number as people type it, or undefined. */
export function phoneOf(typed: string): string | undefined {
  const digits = plain(typed).replace(/[\s-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined
}

/** An e-mail address as the contract wants it, or undefined; full-width signs and spaces around it are forgiven. */
export function emailOf(typed: string): string | undefined {
  const address = typed.normalize('NFKC').trim()
  return address.length <= 254 && /^[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+$/.test(address) ? address : undefined
}

/** The six digits of a one-time code, or undefined. */
export function oneTimeCodeOf(typed: string): string | undefined {
  const digits = plain(typed).replace(/\s/g, '')
  return /^\d{6}$/.test(digits) ? digits : undefined
}

/** A year on a title page; people write 1983年 and 1983.5 too. */
export function yearOf(typed: string): number | undefined {
  const year = Number(/^\s*(\d{4})(?!\d)/.exec(plain(typed))?.[1])
  return year >= 1800 && year <= 2100 ? year : undefined
}

/** Without members that were left empty: the contract wants them absent. */
export function filled<T extends Record<string, unknown>>(form: T): T {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined && value !== '')) as T
}

/** A secret in groups of four, so that it can be typed from a screen. */
export function inFours(text: string): string {
  return text.match(/.{1,4}/g)?.join(' ') ?? text
}
