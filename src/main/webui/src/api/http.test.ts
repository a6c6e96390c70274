import { beforeEach, describe, expect, it, vi } from 'vitest'
import { address, get, post, useCredentials } from './http'
import { Trouble } from './trouble'

const kept = new Map<string, string>()
vi.stubGlobal('sessionStorage', { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => kept.set(k, v), removeItem: (k: string) => kept.delete(k) })
// Pauses between tries pass at once; time limits never come.
const later = setTimeout
vi.stubGlobal('setTimeout', (work: () => void, ms: number) => (ms < 5_000 ? later(work, 0) : undefined))
const answers: (Response | Error)[] = []
const sent: { url: string; key: string | null; token: string | null }[] = []
vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
  const headers = new Headers(init.headers)
  sent.push({ url, key: headers.get('Idempotency-Key'), token: headers.get('Authorization') })
  const next = answers.shift()
  return next instanceof Response ? Promise.resolve(next) : Promise.reject(next ?? new TypeError('no network'))
})
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const problem = (status: number, code: string) => json(status, { type: `/problems/${code}`, code, title: code, status })
const ask = () => post('/v1/requests', { body: { volumeId: 'v', pickupSiteId: 's' } })

beforeEach(() => {
  kept.clear()
  answers.length = sent.length = 0
  useCredentials({ token: async () => undefined, refused: async () => false, language: () => 'en' })
})

describe('the client', () => {
  it('keeps the key of a write that got no answer, over its own retries and over a second press', async () => {
    await expect(ask()).rejects.toMatchObject({ kind: 'offline' })
    answers.push(json(201, { id: 'r' }))
    await ask()
    expect(sent.length).toBe(4)
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
  })
  it('takes a new key for a new action after an answer, also after a refusal', async () => {
    answers.push(json(201, {}), problem(409, 'request-open-already'), json(201, {}))
    await ask()
    await expect(ask()).rejects.toMatchObject({ kind: 'refusal' })
    await ask()
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3)
  })
  it('waits for a first try that is still running, with the same key', async () => {
    answers.push(problem(409, 'idempotency-in-flight'), json(201, {}))
    await ask()
    expect(sent[0]?.key).toBe(sent[1]?.key)
  })
  it('does not repeat what was read, and has no key for it', async () => {
    await expect(get('/v1/sites', {})).rejects.toMatchObject({ kind: 'offline' })
    expect(sent).toEqual([{ url: '/v1/sites', key: null, token: null }])
  })
  it('tries once more with a fresh token when the old one is refused', async () => {
    let token = 'old'
    useCredentials({ token: async () => token, refused: async () => ((token = 'new'), true), language: () => 'en' })
    answers.push(problem(401, 'token-expired'), json(200, { items: [] }))
    await get('/v1/sites', {})
    expect(sent.map((one) => one.token)).toEqual(['Bearer old', 'Bearer new'])
  })
  it('tells a failure of ours from a refusal', async () => {
    answers.push(problem(500, 'failure'))
    await expect(get('/v1/sites', {})).rejects.toBeInstanceOf(Trouble)
    answers.push(problem(500, 'failure'))
    await expect(get('/v1/sites', {})).rejects.toMatchObject({ kind: 'failure', status: 500 })
  })
  it('escapes what was scanned, so that it cannot name another resource', () => {
    expect(address('/v1/copies/{code}/shelve', { code: '../x?y' })).toBe('/v1/copies/..%2Fx%3Fy/shelve')
    expect(address('/v1/volumes', {}, { query: '红楼', site: undefined, limit: 20 })).toBe('/v1/volumes?query=%E7%BA%A2%E6%A5%BC&limit=20')
  })
})
