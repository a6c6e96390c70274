import { computed, reactive, watch } from 'vue'
import type { components } from '../api/contract'
import { session } from '../api/session'
import type { Tone } from '../lib/sound'

type Schemas = components['schemas']

/** What one step changed for the family that was served: its free credits by so many, and a book brought or taken. */
export interface Effect { family: string; free: number; what: 'brought' | 'taken' }

/** One scan that was answered: what it was and what came of it. */
export interface Done {
  at: number
  code: string
  title: string
  words: string
  tone: Tone
  /** It can be taken back while nothing else happened to the copy. */
  undo?: boolean
  /** What it did for the family at the desk: taken back, that is taken back too. */
  effect?: Effect
}

/** What was done for the family at the desk so far. */
export interface Tally {
  brought: number
  credits: number
  taken: number
  /** A drop-off session that this visit opened, and closes. */
  dropOff?: string
}

/** What a counter looks back on; more does not fit beside the box. */
const LAST = 10

/** This desk: where it stands, which family is being served, what happened last. Ends with the tab. */
export const desk = reactive<{ site: Schemas['SiteName'] | undefined; family: Schemas['FamilyAtDesk'] | undefined; tally: Tally; last: Done[] }>({
  site: read('desk-site'),
  family: undefined,
  tally: { brought: 0, credits: 0, taken: 0 },
  last: read('desk-last') ?? [],
})

watch(() => desk.site, (site) => write('desk-site', site))
watch(() => desk.last, (last) => write('desk-last', last), { deep: true })
watch(() => session.who, (who) => {
  if (!who) {
    Object.assign(desk, { site: undefined, family: undefined, last: [], tally: { brought: 0, credits: 0, taken: 0 } })
  }
})

/** The site of this desk; pages below the counter are shown only when there is one. */
export const siteId = computed(() => desk.site?.id ?? '')

export function remember(done: Omit<Done, 'at'>): void {
  // Only the newest step of a copy can be taken back.
  const before = desk.last.map((one) => (one.code === done.code && one.undo ? { ...one, undo: false } : one))
  desk.last = [{ ...done, at: Date.now() + before.length / 1000 }, ...before].slice(0, LAST)
}

/** Another family, or none: what was done for it begins at nothing. */
export function receive(family: Schemas['FamilyAtDesk'] | undefined): void {
  desk.family = family
  desk.tally = { brought: 0, credits: 0, taken: 0 }
}

/** The family's figures at the desk after a step, or (−1) after it was taken back. */
export function count({ family, free, what }: Effect, times: 1 | -1 = 1): void {
  if (desk.family?.familyCode === family) {
    desk.tally[what] += times
    desk.tally.credits += what === 'brought' ? times * free : 0
    desk.family = { ...desk.family, freeCredits: desk.family.freeCredits + times * free }
  }
}

function read<T>(name: string): T | undefined {
  const text = sessionStorage.getItem(name)
  return text ? (JSON.parse(text) as T) : undefined
}

function write(name: string, value: unknown): void {
  if (value === undefined) {
    sessionStorage.removeItem(name)
  } else {
    sessionStorage.setItem(name, JSON.stringify(value))
  }
}
