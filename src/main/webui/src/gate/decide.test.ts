import { beforeAll, expect, test } from 'vitest'
import { decide, type Pack, type Passage } from './decide'
import { base64url, fairMark, nameOf, split, type Claims, type Entry } from './pass'

const FAIR = '0199aa00-0000-7000-8000-00000000e001'
const CODE = '7K2M4Q9D0BXY'
const NOW = 1_800_000_000
const text = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const secret = (of: number) => new Uint8Array(16).fill(of)
let keys: CryptoKeyPair
let pack: Pack

async function signed(claims: Partial<Claims>, by: CryptoKey = keys.privateKey): Promise<string> {
  const whole: Claims = { c: CODE, f: fairMark(FAIR), e: 1, s: 1, l: 1, p: 3, b: NOW, u: NOW + 7200, i: NOW - 9999, k: base64url(secret(7)), ...claims }
  const content = `${base64url(text({ alg: 'ES256' }))}.${base64url(text(whole))}`
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, by, text(content))
  return `HTTPS://YISHULAI.EXAMPLE/T/${whole.c}#${content}.${base64url(new Uint8Array(signature))}`
}

async function sealed(entry: Entry, of = 7): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await crypto.subtle.importKey('raw', secret(of), 'AES-GCM', false, ['encrypt'])
  const box = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text(entry)))
  return base64url(Uint8Array.from([...iv, ...box]))
}

beforeAll(async () => {
  keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  pack = {
    fairId: FAIR, epoch: 1, made: NOW - 3600, key: await crypto.subtle.exportKey('jwk', keys.publicKey), earlySeconds: 1800,
    sessions: [{ number: 1, from: new Date(NOW * 1000).toISOString(), until: new Date((NOW + 7200) * 1000).toISOString() }],
    roster: { [await nameOf(FAIR, CODE)]: await sealed({ s: 1, l: 1, p: 3, a: 1, g: true }) },
  }
})

const at = async (shown: string, done: Passage[] = [], all = false, now = NOW) => decide(shown, pack, done, now, all)
const why = async (shown: string, now = NOW) => {
  const found = await at(shown, [], false, now)
  return found.yes ? 'yes' : found.reason
}

test('the list says how many of a ticket are still to come', async () => {
  expect(await at(await signed({}))).toMatchObject({ yes: true, persons: 1, left: 1 })
  expect(await at(await signed({}), [], true)).toMatchObject({ yes: true, persons: 2, left: 0 })
})

test('what this device did is counted, and who went out comes back', async () => {
  const name = await nameOf(FAIR, CODE)
  const came: Passage[] = [{ name, kind: 'ADMIT', persons: 2 }]
  expect(await at(await signed({}), came)).toMatchObject({ yes: false, reason: 'GATE_ALL_INSIDE' })
  expect(await at(await signed({}), [...came, { name, kind: 'LEAVE', persons: 1 }])).toMatchObject({ yes: true, again: true, persons: 1 })
})

test('every no has its reason', async () => {
  const other = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  expect(await why(await signed({}, other.privateKey))).toBe('TICKET_FORGED')
  expect(await why((await signed({})).replace(CODE, 'ABCDEFGHJKMN'))).toBe('TICKET_FORGED')
  expect(await why(await signed({ k: base64url(secret(8)) }))).toBe('TICKET_FORGED')
  expect(await why(await signed({ f: fairMark(FAIR.replace('e001', 'e002')) }))).toBe('GATE_OTHER_FAIR')
  expect(await why(await signed({ c: 'ABCDEFGHJKMN' }))).toBe('TICKET_UNKNOWN')
  expect(await why('9787020002207')).toBe('TICKET_UNKNOWN')
  expect(await why(await signed({}), NOW - 3600)).toBe('GATE_OTHER_TIME')
  expect(await why(await signed({}), NOW + 7200)).toBe('GATE_OTHER_TIME')
  pack.roster[await nameOf(FAIR, 'ZZZZZZZZZZZZ')] = await sealed({ s: 1, l: 1, p: 3, a: 0, g: false })
  expect(await why(await signed({ c: 'ZZZZZZZZZZZZ' }))).toBe('TICKET_OVER')
})

test('a ticket that was sold after the list was loaded is believed, of this epoch only', async () => {
  const later = { c: 'ABCDEFGHJKMN', i: NOW - 60 }
  expect(await at(await signed(later), [], true)).toMatchObject({ yes: true, persons: 3 })
  expect(await why(await signed({ ...later, e: 0 }))).toBe('GATE_LIST_OLD')
})

test('a ticket that was kept over a postponement is good by the hours of the list', async () => {
  expect(await why(await signed({ e: 0, b: NOW - 999_999, u: NOW - 990_000 }))).toBe('yes')
})

test('a family card is known for what it is, and found on no list', async () => {
  expect(await why('HTTPS://YISHULAI.EXAMPLE/F/7K2M4Q9D')).toBe('FAMILY_CARD')
  expect(await why('7k2m 4q9d')).toBe('FAMILY_CARD')
  expect(await why('97870200')).toBe('FAMILY_CARD')
  expect(await why('7K2M4Q9')).toBe('TICKET_UNKNOWN')
})

test('a code without its signature is on the list, and no more is known of it', async () => {
  expect(await at(CODE)).toMatchObject({ yes: true, persons: 1 })
  expect(await at(CODE)).not.toHaveProperty('left')
  expect(split('https://x/B/7K2M4Q9D0B')).toBeUndefined()
})
