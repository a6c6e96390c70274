import { claims, fairMark, isFamilyCard, nameOf, opened, split, type Claims, type Entry } from './pass'

/** What the gate carries. */
export interface Pack {
  fairId: string
  epoch: number
  /** When it was made, by the service's clock; seconds. */
  made: number
  key: JsonWebKey
  earlySeconds: number
  sessions: { number: number; from: string; until: string }[]
  roster: Record<string, string>
}

/** What this device did with a ticket that the list does not say yet. */
export interface Passage { name?: string | undefined; kind: 'ADMIT' | 'LEAVE' | 'REFUSED'; persons: number }

export type Reason = 'TICKET_UNKNOWN' | 'TICKET_FORGED' | 'TICKET_OVER' | 'GATE_OTHER_FAIR' | 'GATE_OTHER_TIME' | 'GATE_LIST_OLD' | 'GATE_ALL_INSIDE' | 'FAMILY_CARD'

/** left: how many of the ticket may still come in; nothing when the list does not say how large it is. */
export type Decision =
  | { yes: true; code: string; name: string; persons: number; left?: number; again: boolean }
  | { yes: false; reason: Reason; code?: string; name?: string; from?: number }

interface Known { places: number; came: number; session: number; begins?: number; until?: number }

/** @param all how many come in: as many as are left, or one */
export async function decide(text: string, pack: Pack, done: Passage[], now: number, all: boolean): Promise<Decision> {
  const read = split(text)
  if (!read) {
    return { yes: false, reason: isFamilyCard(text) ? 'FAMILY_CARD' : 'TICKET_UNKNOWN' }
  }
  const signed = read.signed ? await claims(read.signed, pack.key) : undefined
  if (read.signed && (!signed || signed.c !== read.code)) {
    return { yes: false, reason: 'TICKET_FORGED', code: read.code }
  }
  if (signed && signed.f !== fairMark(pack.fairId)) {
    return { yes: false, reason: 'GATE_OTHER_FAIR', code: read.code }
  }
  const name = await nameOf(pack.fairId, read.code)
  const known = await find(name, signed, pack)
  if (typeof known === 'string') {
    return { yes: false, reason: known, code: read.code, name }
  }
  const session = pack.sessions.find(({ number }) => number === known?.session)
  const begins = known?.begins ?? (session ? Date.parse(session.from) / 1000 : undefined)
  const until = known?.until ?? (session ? Date.parse(session.until) / 1000 : undefined)
  if (begins !== undefined && until !== undefined && (now < begins - pack.earlySeconds || now >= until)) {
    return { yes: false, reason: 'GATE_OTHER_TIME', code: read.code, name, from: begins }
  }
  return admit(read.code, name, known, done.filter((each) => each.name === name), all)
}

/** What is known of a ticket; nothing but that it is on the list when it came without its secret. */
async function find(name: string, signed: Claims | undefined, pack: Pack): Promise<Known | undefined | Reason> {
  const box = pack.roster[name]
  if (!box) {
    // sold after the list was made, or never by us
    return signed && signed.i >= pack.made ? (signed.e === pack.epoch ? { places: signed.p, came: 0, session: signed.s, begins: signed.b, until: signed.u } : 'GATE_LIST_OLD') : 'TICKET_UNKNOWN'
  }
  if (!signed) {
    return undefined
  }
  const entry: Entry | undefined = await opened(box, signed.k)
  if (!entry) {
    return 'TICKET_FORGED'
  }
  // a ticket that was kept over a postponement may still show its old hours: those of the list hold
  return entry.g ? { places: entry.p, came: entry.a, session: entry.s, ...(signed.e === pack.epoch ? { begins: signed.b, until: signed.u } : {}) } : 'TICKET_OVER'
}

function admit(code: string, name: string, known: Known | undefined, done: Passage[], all: boolean): Decision {
  if (!known) {
    return { yes: true, code, name, persons: 1, again: false }
  }
  let came = known.came
  let inside = known.came
  for (const { kind, persons } of done) {
    if (kind === 'ADMIT') {
      came = Math.min(Math.max(known.places, came), came + persons)
      inside = Math.min(came, inside + persons)
    } else if (kind === 'LEAVE') {
      inside = Math.max(0, inside - persons)
    }
  }
  const left = known.places - came
  const outside = came - inside
  if (left > 0) {
    const persons = all ? left : 1
    return { yes: true, code, name, persons, left: left - persons, again: false }
  }
  return outside > 0 ? { yes: true, code, name, persons: all ? outside : 1, left: 0, again: true } : { yes: false, reason: 'GATE_ALL_INSIDE', code, name }
}
