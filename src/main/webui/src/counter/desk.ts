import { computed, reactive, watch } from 'vue'
import type { components } from '../api/contract'
import { session } from '../api/session'
import type { Tone } from '../lib/sound'

type Schemas = components['schemas']

/** One scan that was answered: what it was and what came of it. */
export interface Done {
  at: number
  code: string
  title: string
  words: string
  tone: Tone
}

/** What a counter looks back on; more does not fit beside the box. */
const LAST = 10

/** This desk: where it stands, which family is being served, what happened last. Ends with the tab. */
export const desk = reactive<{ site: Schemas['SiteName'] | undefined; family: Schemas['FamilyAtDesk'] | undefined; last: Done[] }>({
  site: read('desk-site'),
  family: undefined,
  last: read('desk-last') ?? [],
})

watch(() => desk.site, (site) => write('desk-site', site))
watch(() => desk.last, (last) => write('desk-last', last), { deep: true })
watch(() => session.who, (who) => {
  if (!who) {
    Object.assign(desk, { site: undefined, family: undefined, last: [] })
  }
})

/** The site of this desk; pages below the counter are shown only when there is one. */
export const siteId = computed(() => desk.site?.id ?? '')

export function remember(done: Omit<Done, 'at'>): void {
  desk.last = [{ ...done, at: Date.now() }, ...desk.last].slice(0, LAST)
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
