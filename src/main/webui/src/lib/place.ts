import type { components } from '../api/contract'
import type { IconName } from '../components/Icon.vue'

type Schemas = components['schemas']
export type Tone = 'good' | 'mind' | 'bad' | 'lake' | 'plain'

/** A state of the contract as sign and colour; the words are in the catalogues under the state's own name. */
export interface Sign {
  tone: Tone
  icon: IconName
}

export const REQUEST_SIGNS: Record<Schemas['RequestState'], Sign> = {
  OPEN: { tone: 'plain', icon: 'line' },
  PAUSED: { tone: 'plain', icon: 'pause' },
  OFFERED: { tone: 'mind', icon: 'clock' },
  ACCEPTED: { tone: 'lake', icon: 'van' },
  READY: { tone: 'good', icon: 'hand' },
  FULFILLED: { tone: 'plain', icon: 'check' },
  EXPIRED: { tone: 'bad', icon: 'clock' },
  CANCELLED: { tone: 'plain', icon: 'cross' },
  UNFILLED: { tone: 'bad', icon: 'cross' },
}

export const COPY_SIGNS: Record<Schemas['CopyStatus'], Sign> = {
  LISTED: { tone: 'plain', icon: 'home' },
  PROMISED: { tone: 'mind', icon: 'clock' },
  AVAILABLE: { tone: 'good', icon: 'shelf' },
  CLAIMED: { tone: 'lake', icon: 'person' },
  ON_HOLD_SHELF: { tone: 'lake', icon: 'hand' },
  IN_TRANSIT: { tone: 'mind', icon: 'van' },
  AT_FAIR: { tone: 'lake', icon: 'fair' },
  MISSING: { tone: 'bad', icon: 'search' },
  QUARANTINED: { tone: 'bad', icon: 'mind' },
  HANDED_OVER: { tone: 'plain', icon: 'check' },
  WITHDRAWN: { tone: 'plain', icon: 'cross' },
}

/** What a reader can do with a request in this state. */
export type RequestVerb = 'accept' | 'pause' | 'resume' | 'cancel'
export const REQUEST_VERBS: Record<Schemas['RequestState'], RequestVerb[]> = {
  OPEN: ['pause', 'cancel'],
  PAUSED: ['resume', 'cancel'],
  OFFERED: ['accept', 'cancel'],
  ACCEPTED: ['cancel'],
  READY: ['cancel'],
  FULFILLED: [],
  EXPIRED: [],
  CANCELLED: [],
  UNFILLED: [],
}

/** Whether a request still goes on; those come first in a list. */
export const isOpen = (request: Pick<Schemas['SwapRequest'], 'state'>) => REQUEST_VERBS[request.state].length > 0
