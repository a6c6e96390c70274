import { beforeEach, describe, expect, it, vi } from 'vitest'
import { carried, deliver, parcel, type Note } from './carry'

const device = { id: '01a20991-d9a0-7114-99a3-b681884433f0', token: 'secret', label: '东门' }
const note = (sequence: number): Note => ({ sequence, kind: 'ADMIT', occurredAt: '2026-11-23T10:00:00Z', body: { persons: 1 } })
const sent: { url: string; token: string | null; sequences: number[] }[] = []
let answers: (Response | Error)[] = []
vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
  sent.push({ url, token: new Headers(init.headers).get('Device-Token'), sequences: (JSON.parse(String(init.body)) as { events: Note[] }).events.map(({ sequence }) => sequence) })
  const next = answers.shift() ?? new Response('{}')
  if (next instanceof Error) throw next
  return next
})
beforeEach(() => {
  sent.length = 0
  answers = []
})

describe('a file of a device that died', () => {
  it('is read back as it was written, in the order of its numbers, without what only the device needs', async () => {
    const left = carried(await parcel(device, [{ ...note(2), sent: false } as Note, note(1)]).text())
    expect(left).toEqual({ ...device, events: [note(1), note(2)] })
  })
  it('is no other file', () => {
    for (const text of ['', '{}', '[]', 'null', JSON.stringify({ kind: 'yishulai-fair-device', ...device, events: [] }), JSON.stringify({ kind: 'yishulai-fair-device', ...device, id: '../x', events: [note(1)] }), JSON.stringify({ kind: 'yishulai-fair-device', ...device, events: [{ sequence: 'x' }] })]) {
      expect(carried(text), text).toBeUndefined()
    }
  })
  it('is sent by fifties, with the key of the device', async () => {
    expect(await deliver({ ...device, events: Array.from({ length: 120 }, (_, i) => note(i + 1)) })).toBe('sent')
    expect(sent.map(({ sequences }) => sequences.length)).toEqual([50, 50, 20])
    expect(new Set(sent.map(({ url, token }) => `${url} ${token}`))).toEqual(new Set([`/v1/fair-devices/${device.id}/events secret`]))
  })
  it('says whether it is worth another try', async () => {
    answers = [new TypeError('no network')]
    expect(await deliver({ ...device, events: [note(1)] })).toBe('offline')
    answers = [new Response('{}', { status: 503 })]
    expect(await deliver({ ...device, events: [note(1)] })).toBe('offline')
    answers = [new Response('{}', { status: 403 })]
    expect(await deliver({ ...device, events: [note(1)] })).toBe('refused')
  })
})
