import type { components } from '../api/contract'
import type { IconName } from '../components/Icon.vue'

type Schemas = components['schemas']
export type State = Schemas['FairState']
export type Step = Schemas['FairWork']['next'][number]['step']
export const TONES: Record<State, 'good' | 'mind' | 'bad' | 'lake' | 'plain'> = { DRAFT: 'plain', PROPOSED: 'mind', APPROVED: 'lake', PUBLISHED: 'good', RUNNING: 'good', POSTPONED: 'mind', CLOSED: 'plain', RECONCILED: 'plain', CANCELLED: 'bad' }
/** From so many people at once on the police must permit it, applied for so many days ahead. */
export const PERMIT_FROM = 1000
export const DAYS_TO_APPLY = 20
export const ICONS: Partial<Record<Step, IconName>> = { EDIT: 'gear', PROPOSE: 'next', SEND_BACK: 'back', APPROVE: 'check', PUBLISH: 'bell', POSTPONE: 'pause', MOVE: 'calendar', OPEN: 'play', CLOSE: 'check', CANCEL: 'cross' }

/** A session while it is typed. */
export interface Draft {
  day: string
  /** It is over: its time stays. */
  took?: boolean
  from: string
  until: string
  capacity: string
}

export interface Times {
  from: string
  until: string
  capacity: number
}

/** Nothing as long as it is not whole. */
export function times(draft: Draft): Times | undefined {
  const capacity = Number(draft.capacity)
  if (!draft.day || !draft.from || !draft.until || !/^[1-9]\d{0,5}$/.test(draft.capacity.trim()) || capacity > 100_000) {
    return undefined
  }
  const at = (clock: string) => new Date(`${draft.day}T${clock}:00+08:00`).toISOString()
  return { from: at(draft.from), until: at(draft.until), capacity }
}

/** They run forward, one after the other. */
export function inOrder(sessions: Times[]): boolean {
  return sessions.every(({ from, until }, i) => Date.parse(from) < Date.parse(until) && (i === 0 || Date.parse(sessions[i - 1]?.until ?? '') <= Date.parse(from)))
}
