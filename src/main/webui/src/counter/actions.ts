import type { components } from '../api/contract'
import { post } from '../api/http'
import type { IconName } from '../components/Icon.vue'

type Schemas = components['schemas']
export type ScanAction = Schemas['ScanAction']
/** The verbs that change one copy at this desk. */
export type CopyVerb = Extract<ScanAction, 'SHELVE' | 'HOLD_SHELF' | 'RECEIVE' | 'SEND' | 'MISSING' | 'QUARANTINE' | 'HAND_OVER'>

export const ACTION_ICONS: Record<ScanAction, IconName> = {
  SHELVE: 'shelf', HOLD_SHELF: 'hand', HAND_OVER: 'check', SEND: 'van', RECEIVE: 'van', MISSING: 'search', QUARANTINE: 'mind', CLEAR: 'search', OPEN_DROP_OFF: 'books', INSPECT: 'books', REGISTER: 'plus', SCAN_INTO: 'shelf',
}

/** Enter for the likeliest; for the others keys that neither browsers nor scanners use. */
export const ACTION_KEYS = ['Enter', 'F2', 'F4', 'F8', 'F9'] as const

/** What a verb needs to know beside the copy. */
export interface Needs {
  toSiteId?: string
  reason?: string
  /** It is mouldy: those that stood beside it are to be looked at. */
  mould?: boolean
  familyCode?: string
  overrideReason?: string
}

export function doVerb(verb: CopyVerb, code: string, siteId: string, needs: Needs): Promise<Schemas['CopyOutcome']> {
  const path = { code }
  const { toSiteId = '', reason = '', mould = false, familyCode = '', overrideReason } = needs
  switch (verb) {
    case 'SHELVE': return post('/v1/copies/{code}/shelve', { path, body: { siteId } })
    case 'HOLD_SHELF': return post('/v1/copies/{code}/hold-shelf', { path, body: { siteId } })
    case 'RECEIVE': return post('/v1/copies/{code}/receive', { path, body: { siteId } })
    case 'SEND': return post('/v1/copies/{code}/send', { path, body: { siteId, toSiteId } })
    case 'MISSING': return post('/v1/copies/{code}/missing', { path, body: { siteId, reason } })
    case 'QUARANTINE': return post('/v1/copies/{code}/quarantine', { path, body: { siteId, reason, ...(mould ? { mould } : {}) } })
    case 'HAND_OVER': return post('/v1/copies/{code}/hand-over', { path, body: { siteId, familyCode, ...(overrideReason ? { overrideReason } : {}) } })
  }
}

/** Asked in the line of the box, so that the scanner never types into a dialog. */
export interface Question {
  head: string
  note?: string
  choices: { text: string; go: () => Promise<void> }[]
  /** Figures are the answer, not the place of one. */
  figures?: (text: string) => Promise<void>
  /** What is typed instead of a number. */
  words?: (text: string) => Promise<void>
}

export const REASONS = { HAND_OVER: ['readerAgreed', 'wrongClaim'], MISSING: ['notOnShelf', 'taken'], QUARANTINE: ['mould', 'stamp', 'damage', 'title'] } as const

/** The last thing that this desk did with the copy is taken back. */
export const undo = (code: string, siteId: string) => post('/v1/copies/{code}/undo', { path: { code }, body: { siteId } })

export const isCopyVerb = (action: ScanAction): action is CopyVerb => action !== 'CLEAR' && action !== 'OPEN_DROP_OFF' && action !== 'INSPECT' && action !== 'REGISTER' && action !== 'SCAN_INTO'
