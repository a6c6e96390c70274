import type { components } from '../api/contract'
import type { IconName } from '../components/Icon.vue'

type Schemas = components['schemas']
type Sign = { tone: 'good' | 'mind' | 'bad' | 'lake' | 'plain'; icon: IconName }

export const TONES: Record<Schemas['TradeState'], 'good' | 'mind' | 'lake' | 'plain'> = { DRAFT: 'plain', OPEN: 'lake', CLOSED: 'mind', MATCHED: 'good', FINISHED: 'plain', CANCELLED: 'plain' }

/** A book of a session, at a glance. */
export const STAGES: Record<Schemas['TradeStage'], Sign> = {
  LISTED: { tone: 'plain', icon: 'home' },
  PRESENT: { tone: 'lake', icon: 'check' },
  TO_FETCH: { tone: 'lake', icon: 'shelf' },
  FETCHED: { tone: 'good', icon: 'check' },
  GOES_HOME: { tone: 'mind', icon: 'home' },
  HOME: { tone: 'plain', icon: 'home' },
  STOCK: { tone: 'good', icon: 'ticket' },
  NOT_BROUGHT: { tone: 'plain', icon: 'cross' },
  WITHDRAWN: { tone: 'plain', icon: 'cross' },
  TURNED_AWAY: { tone: 'plain', icon: 'cross' },
  MISSING: { tone: 'bad', icon: 'mind' },
}
export const GETS: Record<Schemas['TradeListing']['gets'][number]['state'], Sign> = {
  TO_FETCH: { tone: 'lake', icon: 'hand' },
  FETCHED: { tone: 'good', icon: 'check' },
  GONE: { tone: 'bad', icon: 'mind' },
  NOT_FETCHED: { tone: 'mind', icon: 'clock' },
}
