import { reactive, readonly } from 'vue'
import type { components } from './contract'
import { post, remove, useCredentials } from './http'
import { Trouble } from './trouble'
import { settings } from '../lib/settings'
import { forgetKept, keepNothing } from '../lib/kept'

type Schemas = components['schemas']
export type Role = Schemas['Role']

/** What outlives a reload. The access token does not: it lives 15 minutes and only in memory. */
interface Stored {
  refreshToken: string
  /** The key of the next exchange, chosen beforehand: an answer that got lost is asked for again, not taken for theft. */
  refreshKey: string
  role: Role
  personId: string
  displayName: string
  sites: Schemas['SiteName'][]
  /** Nothing is open to this session but setting up a second factor. */
  mustEnrol?: boolean
  /** The number may be somebody else's by now: nothing of the family is open until that is shown. */
  restricted?: NonNullable<Schemas['Session']['restricted']>
  /** Whom this phone serves, and for whom its owner acts. */
  persons?: Schemas['ServedPerson'][]
}

const NAME = 'session'
const access: { token?: string; until: number } = { until: 0 }
const acting: { token?: string | undefined } = {}
type Who = Omit<Stored, 'refreshToken' | 'refreshKey'>

/** A desk that acts for a family: a citizen's token for a quarter of an hour, in memory only, and whose desk it is. */
export interface Acting {
  form: Schemas['OnBehalfForm']
  until: number
  desk: Who
}
/** `left`: the session was ended here on purpose, so nobody is asked to sign in again. */
const state = reactive<{ who: Who | undefined; acting: Acting | undefined; left: boolean }>({ who: stored(), acting: undefined, left: false })

/** Who is signed in on this device, or nobody. */
export const session = readonly(state)

export const isStaff = () => state.who?.role === 'STAFF' || state.who?.role === 'LIBRARIAN'

export function sendCode(phone: string): Promise<Schemas['OneTimeCode']> {
  return post('/v1/one-time-codes', { body: { phone }, anonymous: true })
}

export async function signInByPhone(phone: string, code: string): Promise<void> {
  accept(await post('/v1/sessions', { body: { grant: 'PHONE', phone, code }, anonymous: true }))
}

export function sendCodeByEmail(email: string): Promise<Schemas['OneTimeCode']> {
  return post('/v1/one-time-codes', { body: { email }, anonymous: true })
}

/** Signs in whoever added the address. */
export async function signInByEmail(email: string, code: string): Promise<void> {
  accept(await post('/v1/sessions', { body: { grant: 'EMAIL', email, code }, anonymous: true }))
}

/** With the number of a reader's card; the first time phone and code too, which links the two. */
export async function signInByCard(card: string, password: string, first?: { phone: string; code: string }): Promise<void> {
  accept(await post('/v1/sessions', { body: { grant: 'READER_CARD', card, password, ...first }, anonymous: true }))
}

export async function signInByName(name: string, password: string, secondFactor?: string): Promise<void> {
  accept(await post('/v1/sessions', { body: { grant: 'STAFF', name, password, ...(secondFactor ? { secondFactor } : {}) }, anonymous: true }))
}

/** On a shared device of a counter: the device is one factor, the PIN the other. */
export async function signInByPin(deviceCredential: string, name: string, pin: string): Promise<void> {
  accept(await post('/v1/sessions', { body: { grant: 'PIN', deviceCredential, name, pin }, anonymous: true }))
}

/** Asks who one is by now: after a second factor was set up, after a family changed. */
export async function renew(): Promise<void> {
  access.until = 0
  await refresh()
}

/** Signs out here even when the service cannot be told: a lent phone must forget. A desk that acts for a family ends that. */
export async function signOut(): Promise<void> {
  try {
    await remove('/v1/sessions/current', {})
  } finally {
    leave()
  }
}

/** Ends every session of this person on every device; where it cannot be told, nothing is ended. */
export async function signOutEverywhere(): Promise<void> {
  await remove('/v1/sessions', {})
  leave()
}

/** The service has ended this session already: only this device must forget it. */
export function leave(): void {
  if (state.acting) {
    endActing()
  } else {
    state.left = true
    forget()
  }
}

/** Whose pages these are now; the refresh token goes on. */
function turnInto(given: Schemas['ActingSession']): void {
  const now = stored()
  if (!now) {
    return
  }
  access.token = given.accessToken
  access.until = Date.now() + (given.expiresIn - 60) * 1000
  const { personId, displayName } = given
  const { refreshToken, refreshKey, restricted: _, ...who } = now
  const next: Who = { ...who, personId, displayName, ...(who.persons ? { persons: who.persons.map((one) => ({ ...one, current: one.personId === personId })) } : {}) }
  shelf(next.role).setItem(NAME, JSON.stringify({ refreshToken, refreshKey, ...next } satisfies Stored))
  forgetKept()
  state.who = next
}

/** Another person whom this phone serves, or for whom one acts. */
export async function become(personId: string): Promise<void> {
  turnInto(await post('/v1/sessions/person', { body: { personId } }))
}

/** Shows whose number it is: with the family card, or by saying that one is new here. */
export async function proveNumber(proof: Schemas['NumberProofForm']): Promise<void> {
  turnInto(await post('/v1/sessions/person/proof', { body: proof }))
  await renew()
}

/** After a merge or a move the tokens from before are refused. At a desk the acting ends, because it was for the family as it was. */
export async function familyChanged(): Promise<void> {
  if (state.acting) {
    endActing()
    return
  }
  forgetKept()
  await renew()
}

/** The desk acts for a family: every page of a citizen works until it ends, and nothing of it is kept on the desk. */
export async function actFor(form: Schemas['OnBehalfForm']): Promise<void> {
  const given = await post('/v1/sessions/on-behalf', { body: form, asDesk: true })
  const desk = state.acting?.desk ?? state.who
  if (!desk) {
    throw new Trouble('failure')
  }
  keepNothing(true)
  acting.token = given.accessToken
  state.acting = { form, until: Date.now() + given.expiresIn * 1000, desk: { ...desk } }
  state.who = { role: 'CITIZEN', personId: given.personId, displayName: given.displayName, sites: [] }
}

/** Back to the desk's own work. */
export function endActing(): void {
  if (state.acting) {
    acting.token = undefined
    state.who = { ...state.acting.desk }
    state.acting = undefined
    keepNothing(false)
  }
}

/** A desk is shared, so a desk's session ends with its tab; a family's phone stays signed in. */
function shelf(role: Role): Storage {
  return role === 'CITIZEN' ? localStorage : sessionStorage
}

function stored(): Stored | undefined {
  const text = sessionStorage.getItem(NAME) ?? localStorage.getItem(NAME)
  return text ? (JSON.parse(text) as Stored) : undefined
}

function accept(given: Schemas['Session']): void {
  access.token = given.accessToken
  // A minute early: clocks of phones are wrong, and a request takes its time.
  access.until = Date.now() + (given.expiresIn - 60) * 1000
  const { role, personId, displayName, sites, refreshToken, mustEnrol, restricted, persons } = given
  const who: Who = { role, personId, displayName, sites, ...(mustEnrol ? { mustEnrol } : {}), ...(restricted ? { restricted } : {}), ...(persons ? { persons } : {}) }
  shelf(role).setItem(NAME, JSON.stringify({ refreshToken, refreshKey: crypto.randomUUID(), ...who } satisfies Stored))
  state.who = who
  state.left = false
}

function forget(): void {
  access.token = undefined
  access.until = 0
  localStorage.removeItem(NAME)
  sessionStorage.removeItem(NAME)
  sessionStorage.removeItem('unanswered')
  acting.token = undefined
  state.acting = undefined
  keepNothing(false)
  forgetKept()
  state.who = undefined
}

let running: Promise<void> | undefined

/** One exchange at a time, over all tabs: a refresh token used twice looks stolen. */
function refresh(): Promise<void> {
  running ??= alone(exchange).finally(() => (running = undefined))
  return running
}

function alone(work: () => Promise<void>): Promise<void> {
  return 'locks' in navigator ? navigator.locks.request('refresh-session', work).then(() => undefined) : work()
}

async function exchange(): Promise<void> {
  // Read again inside the lock: another tab may have exchanged it meanwhile.
  const now = stored()
  if (!now) {
    forget()
    return
  }
  try {
    accept(await post('/v1/sessions/refresh', { body: { refreshToken: now.refreshToken }, key: now.refreshKey, anonymous: true }))
  } catch (error) {
    const trouble = Trouble.of(error)
    if (trouble.answered && trouble.status !== 429) {
      forget()
      return
    }
    throw trouble
  }
}

useCredentials({
  async token(asDesk) {
    if (acting.token && !asDesk) {
      return acting.token
    }
    if (state.who && Date.now() > access.until) {
      await refresh()
    }
    return access.token
  },
  async refused(token) {
    if (token === acting.token) {
      endActing()
      return false
    }
    if (token === access.token) {
      access.until = 0
      await refresh()
    }
    return access.token !== undefined && access.token !== token
  },
  language: () => settings.language,
})

/** Whoever is signed in will ask for something at once: the exchange runs while the page's script is still on its way. */
export function prepare(): void {
  if (state.who && navigator.onLine) {
    void refresh().catch(() => undefined)
  }
}

// Signing out in one tab signs out in all.
globalThis.window?.addEventListener('storage', (event) => {
  if (event.key === NAME && !event.newValue && state.who?.role === 'CITIZEN') {
    forget()
  }
})
