import { bareCode, guess, plain } from '../lib/codes'

/** label, title, class, credits */
export type Book = [code: string, title: string, letter: string, credits: number]
export interface List {
  fairId: string
  epoch: number
  until: number
  lane?: number
  unlisted: number
  /** Key of a ticket → number of its family and books that it may take here. */
  families: Record<string, [family: number, books: number]>
  books: Record<string, Book>
  board: { ofClass: { letter: string; zh: string; en: string }; left: number; soldOut: boolean }[]
}
/** What this device gave out that its list does not know yet. */
export interface Given { kind: string; family?: string | undefined; copy?: string | undefined; credits?: number | undefined }

const TICKET = 12

/** What a family shows: its ticket, in whatever symbol, or its card; nothing when it is neither. */
export function family(text: string): string | undefined {
  const shown = /\/[TF]\/([^/?#]+)/i.exec(plain(text))?.[1] ?? text
  const code = bareCode(shown)
  return code.length === TICKET || guess(code) === 'family' ? code : undefined
}

/** As the list names a ticket. */
export async function key(list: List, code: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${list.fairId}:${list.epoch}:${code}`)))
  return btoa(String.fromCharCode(...digest.slice(0, 16))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

export interface Purse { name: string; listed: boolean; left: number }

/** How much a family may still take at this table. */
export async function purse(list: List, code: string, given: Given[]): Promise<Purse> {
  const entry = list.families[await key(list, code)]
  const name = entry ? `${entry[0]}` : code
  const spent = given.filter((each) => each.kind === 'SWAP' && each.family === name).reduce((sum, { credits }) => sum + (credits ?? 1), 0)
  return { name, listed: Boolean(entry), left: Math.max(0, (entry ? entry[1] : list.unlisted) - spent) }
}

/** What is left of each class, with what went from this table since. */
export function board(list: List, given: Given[]): List['board'] {
  const gone = new Map<string, number>()
  for (const { kind, copy } of given) {
    const book = kind === 'SWAP' && copy ? list.books[copy] : undefined
    if (book) gone.set(book[2], (gone.get(book[2]) ?? 0) + 1)
  }
  return list.board
    .map((row) => {
      const left = Math.max(0, row.left - (gone.get(row.ofClass.letter) ?? 0))
      return { ...row, left, soldOut: left === 0 }
    })
    .sort((a, b) => a.left - b.left)
}
