import { plain } from './codes'

/** With its sign; the minus is a real one. */
export const signed = (amount: number) => (amount > 0 ? `+${amount}` : String(amount).replace('-', '−'))

/** A whole number as somebody typed it, full-width digits too; undefined when it is none or out of bounds. */
export function wholeOf(typed: string | number, least: number, most: number): number | undefined {
  const text = plain(String(typed))
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most ? number : undefined
}
