import { describe, expect, it } from 'vitest'
import { board, family, key, purse, type List } from './lane'

const list: List = {
  fairId: '0190d6a0-0000-7000-8000-000000000001', epoch: 0, until: 0, lane: 1, unlisted: 1, families: {},
  books: { A: ['A', '红楼梦', 'I', 1], B: ['B', '家', 'I', 2] },
  board: [{ ofClass: { letter: 'I', zh: '文学', en: 'Literature' }, left: 2, soldOut: false }],
}

describe('a lane of coupons', () => {
  it('is spent to its end and no further', async () => {
    const code = 'ABCDEFGH0123'
    const full = { ...list, families: { [await key(list, code)]: [7, 2] as [number, number] } }
    expect(await purse(full, code, [])).toEqual({ name: '7', listed: true, left: 2 })
    expect((await purse(full, code, [{ kind: 'SWAP', family: '7', credits: 2 }])).left).toBe(0)
    expect((await purse(full, code, [{ kind: 'SWAP', family: '7', credits: 3 }])).left).toBe(0)
    expect((await purse(full, code, [{ kind: 'DROP_OFF', family: '7' }])).left).toBe(2)
  })
  it('gives a family that is not listed what was decided beforehand', async () => {
    expect((await purse(list, 'ABCDEFGH0123', [])).left).toBe(1)
    expect((await purse(list, 'ABCDEFGH0123', [{ kind: 'SWAP', family: 'ABCDEFGH0123', credits: 1 }])).left).toBe(0)
  })
  it('is opened by a ticket in any spelling, and by nothing else', () => {
    expect(family('https://example.org/T/abcd-efgh-0123#eyJ.x.y')).toBe('ABCDEFGH0123')
    expect(family('9787532776771')).toBeUndefined()
  })
})

describe('the board of a table', () => {
  it('says sold out when the last copy went here', () => {
    expect(board(list, [{ kind: 'SWAP', copy: 'A' }])[0]).toMatchObject({ left: 1, soldOut: false })
    expect(board(list, [{ kind: 'SWAP', copy: 'A' }, { kind: 'SWAP', copy: 'B' }])[0]).toMatchObject({ left: 0, soldOut: true })
  })
})
