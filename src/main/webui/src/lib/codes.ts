/** The printed codes of the house, as the service makes them: no I, L, O, U; the last character is a check. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const COPY = 10
const FAMILY = 8

/** What a scanner or a person typed, made plain: full-width letters of a Chinese input method, blanks, hyphens, look-alikes. */
export function plain(typed: string): string {
  return typed.normalize('NFKC').trim()
}

/** The bare code in an address or a bare text; upper case, without blanks and hyphens. */
export function bareCode(typed: string): string {
  const text = plain(typed)
  const inAddress = /\/B\/([0-9A-Z\s-]+)\/?(?:[?#].*)?$/i.exec(text)
  return (inAddress?.[1] ?? text).toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
}

export type Guess = 'copy' | 'family' | 'book-number' | 'unknown'

/** What a code looks like. The service decides; this only chooses what to show while it is asked. */
export function guess(typed: string): Guess {
  const code = bareCode(typed)
  if (code.length === COPY && isOurs(code)) {
    return 'copy'
  }
  if (code.length === FAMILY && isOurs(code)) {
    return 'family'
  }
  return isIsbn(plain(typed)) ? 'book-number' : 'unknown'
}

/** Whether the check character fits: a weighted sum in GF(32), x^5 + x^2 + 1. */
export function isOurs(code: string): boolean {
  if (code.length < 2 || [...code].some((c) => !ALPHABET.includes(c))) {
    return false
  }
  let sum = 0
  let weight = 1
  for (const c of code.slice(0, -1)) {
    weight = times(weight, 2)
    sum ^= times(weight, ALPHABET.indexOf(c))
  }
  return ALPHABET[sum] === code.at(-1)
}

function times(a: number, b: number): number {
  let product = 0
  for (let bit = 0; bit < 5; bit++) {
    if ((b >> bit) & 1) {
      product ^= a << bit
    }
  }
  for (let bit = 8; bit >= 5; bit--) {
    if ((product >> bit) & 1) {
      product ^= 0b100101 << (bit - 5)
    }
  }
  return product
}

/** ISBN-10 or ISBN-13 with a right check digit; blanks and hyphens are forgiven. */
export function isIsbn(typed: string): boolean {
  const digits = plain(typed).toUpperCase().replace(/^ISBN[:：]?/, '').replace(/[\s-]/g, '')
  if (/^97[89]\d{10}$/.test(digits)) {
    return [...digits].reduce((sum, d, i) => sum + Number(d) * (i % 2 ? 3 : 1), 0) % 10 === 0
  }
  return /^\d{9}[\dX]$/.test(digits) && [...digits].reduce((sum, d, i) => sum + (d === 'X' ? 10 : Number(d)) * (10 - i), 0) % 11 === 0
}

/** In groups that can be read aloud: 3F8K 2M4Q, 7K2M4 Q9D0B. */
export function spoken(code: string): string {
  const group = code.length === FAMILY ? 4 : 5
  return code.match(new RegExp(`.{1,${group}}`, 'g'))?.join(' ') ?? code
}
