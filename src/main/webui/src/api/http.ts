import type { paths } from './contract'
import { Trouble, type Problem } from './trouble'

/** Everything here is derived from the contract: a path, a member or a value it does not know does not compile. */
type Method = 'get' | 'post' | 'put' | 'delete' | 'patch'
type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never
}[keyof paths]
type Json<R> = R extends { content: { 'application/json': infer Body } } ? Body : undefined
type Answer<Op> = Op extends { responses: infer R } ? Json<R[Extract<keyof R, 200 | 201 | 202 | 204>]> : never
type In<Op, Where extends string> = Op extends { parameters: { [K in Where]: infer V } } ? V : undefined
type Body<Op> = Op extends { requestBody: { content: { 'application/json': infer B } } } ? B : undefined
type Needs<Name extends string, V> = [V] extends [undefined] ? unknown : { [K in Name]: V }
type Query<Op> = Op extends { parameters: { query: infer V } } ? { query: V } : Op extends { parameters: { query?: infer V } } ? ([NonNullable<V>] extends [never] ? unknown : { query?: V }) : unknown
type Given<Op> = Needs<'path', In<Op, 'path'>> & Needs<'body', Body<Op>> & Query<Op>

interface Extra {
  signal?: AbortSignal
  /** Without a session even when there is one: signing in, refreshing. */
  anonymous?: boolean
  /** As the desk itself, also while it acts for a family. */
  asDesk?: boolean
  /** Another form of the same answer. */
  accept?: string
  key?: string
  /** In another language than the screen: for paper that somebody else takes home. */
  language?: string
  /** The mark of what was seen, for an edit. */
  ifMatch?: string
  /** Told what is said beside the answer. */
  heads?: (headers: Headers) => void
}

/** What the session gives to every call; set once by session.ts, so that the two files do not import each other. */
export interface Credentials {
  token(asDesk?: boolean): Promise<string | undefined>
  /** @returns whether another attempt makes sense */
  refused(token: string): Promise<boolean>
  language(): string
}
let credentials: Credentials = { token: async () => undefined, refused: async () => false, language: () => 'zh-CN' }
export function useCredentials(given: Credentials): void {
  credentials = given
}

/** A scan, a search: a person waits that long before trying again by hand. A write waits longer, because it may be half done. */
const READ_MS = 12_000
const WRITE_MS = 20_000
/** A file is put together first. */
const FILE_MS = 60_000
/** Pauses before the second and the third attempt of a write that got no answer. */
const AGAIN_MS = [700, 2_000]

export function get<P extends PathWith<'get'>>(path: P, given: Given<paths[P]['get']> & Extra): Promise<Answer<paths[P]['get']>> {
  return send('GET', path as string, given).then((answer) => answer.json()) as Promise<Answer<paths[P]['get']>>
}

export function post<P extends PathWith<'post'>>(path: P, given: Given<paths[P]['post']> & Extra): Promise<Answer<paths[P]['post']>> {
  return send('POST', path as string, given).then((answer) => (answer.status === 204 ? undefined : answer.json())) as Promise<Answer<paths[P]['post']>>
}

/** A line that stays open, as soon as it is; to be read and cancelled by whoever asked. */
export function getLine<P extends PathWith<'get'>>(path: P, given: Given<paths[P]['get']> & Extra): Promise<Response> {
  return send('GET', path as string, given)
}

/** A file to be read. */
export function getForFile<P extends PathWith<'get'>>(path: P, given: Given<paths[P]['get']> & Extra): Promise<Blob> {
  return send('GET', path as string, given, FILE_MS).then((answer) => answer.blob())
}

/** With the mark that an edit of it must name. */
export async function getTagged<P extends PathWith<'get'>>(path: P, given: Given<paths[P]['get']> & Extra): Promise<{ body: Answer<paths[P]['get']>; tag: string }> {
  const answer = await send('GET', path as string, given)
  return { body: (await answer.json()) as Answer<paths[P]['get']>, tag: answer.headers.get('ETag') ?? '' }
}

export function put<P extends PathWith<'put'>>(path: P, given: Given<paths[P]['put']> & Extra): Promise<Answer<paths[P]['put']>> {
  return send('PUT', path as string, given).then((answer) => answer.json()) as Promise<Answer<paths[P]['put']>>
}

export function patch<P extends PathWith<'patch'>>(path: P, given: Given<paths[P]['patch']> & Extra): Promise<Answer<paths[P]['patch']>> {
  return send('PATCH', path as string, given).then((answer) => answer.json()) as Promise<Answer<paths[P]['patch']>>
}

/** A write that answers nothing but that it is done. */
export async function postForNothing<P extends PathWith<'post'>>(path: P, given: Given<paths[P]['post']> & Extra): Promise<void> {
  await send('POST', path as string, given)
}

/** A picture or a file, sent as it is. */
export function upload<T>(path: string, given: { path?: Record<string, string>; query?: Record<string, string | undefined>; file: Blob; type: string; method?: 'POST' | 'PUT'; key?: string }): Promise<T> {
  return send(given.method ?? 'POST', path, { ...given, raw: given.file }).then((answer) => answer.json()) as Promise<T>
}

/** A write whose answer is a file. */
export function postForFile<P extends PathWith<'post'>>(path: P, given: Given<paths[P]['post']> & Extra): Promise<Blob> {
  return send('POST', path as string, given).then((answer) => answer.blob())
}

export async function remove<P extends PathWith<'delete'>>(path: P, given: Given<paths[P]['delete']> & Extra): Promise<void> {
  await send('DELETE', path as string, given)
}

interface Loose extends Extra {
  path?: Record<string, string>
  query?: Record<string, string | number | undefined>
  body?: unknown
  raw?: Blob
  type?: string
}

/** Posts that change nothing. */
const LOOKS = new Set(['/v1/scans', '/v1/readings'])

async function send(method: string, template: string, given: unknown, patience?: number): Promise<Response> {
  const { path, query, body, signal, anonymous, asDesk, accept, key, language, ifMatch, heads, raw, type } = given as Loose
  const url = address(template, path, query)
  const json = body === undefined ? undefined : JSON.stringify(body)
  const sent = raw ?? json
  const write = method !== 'GET'
  const action = `${method} ${url} ${json ?? (raw ? `${raw.size}` : '')}`
  const headers: Record<string, string> = { Accept: accept ?? 'application/json, application/problem+json, application/pdf;q=0.9, application/zip;q=0.9' }
  headers['Accept-Language'] = language ?? credentials.language()
  if (sent !== undefined) {
    headers['Content-Type'] = type ?? 'application/json'
  }
  if (ifMatch !== undefined) {
    headers['If-Match'] = ifMatch
  }
  if (write && !LOOKS.has(template)) {
    headers['Idempotency-Key'] = key ?? keyOf(action)
  }
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await authorised(url, { method, headers, ...(sent === undefined ? {} : { body: sent }) }, patience ?? (write ? WRITE_MS : READ_MS), { signal, anonymous, asDesk })
      if (answer.ok) {
        forgetKey(action)
        heads?.(answer.headers)
        return answer
      }
      throw await troubleOf(answer)
    } catch (error) {
      const trouble = Trouble.of(error)
      if (trouble.answered) {
        forgetKey(action)
      }
      const pause = AGAIN_MS[attempt]
      if (!write || !trouble.worthRepeating || pause === undefined || signal?.aborted) {
        throw trouble
      }
      await new Promise((wake) => setTimeout(wake, pause))
    }
  }
}

interface Who {
  signal: AbortSignal | undefined
  anonymous: boolean | undefined
  asDesk: boolean | undefined
}

async function authorised(url: string, init: RequestInit & { headers: Record<string, string> }, ms: number, { signal, anonymous, asDesk }: Who): Promise<Response> {
  const token = anonymous ? undefined : await credentials.token(asDesk)
  const answer = await timed(url, withToken(init, token), ms, signal)
  if (answer.status !== 401 || !token || !(await credentials.refused(token))) {
    return answer
  }
  return timed(url, withToken(init, await credentials.token(asDesk)), ms, signal)
}

function withToken(init: RequestInit & { headers: Record<string, string> }, token: string | undefined): RequestInit {
  return token ? { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } } : init
}

async function timed(url: string, init: RequestInit, ms: number, signal?: AbortSignal): Promise<Response> {
  const control = new AbortController()
  const stop = () => control.abort()
  let late = false
  const clock = setTimeout(() => {
    late = true
    control.abort()
  }, ms)
  signal?.addEventListener('abort', stop)
  try {
    return await fetch(url, { ...init, signal: control.signal, credentials: 'omit' })
  } catch (error) {
    if (signal?.aborted) {
      throw error
    }
    throw new Trouble(late ? 'timeout' : 'offline')
  } finally {
    clearTimeout(clock)
    signal?.removeEventListener('abort', stop)
  }
}

async function troubleOf(answer: Response): Promise<Trouble> {
  const problem = (await answer.json().catch(() => undefined)) as Problem | undefined
  const wait = Number(answer.headers.get('Retry-After')) || undefined
  return new Trouble(answer.status >= 500 ? 'failure' : 'refusal', problem, answer.status, wait)
}

/** Fills a path of the contract; every value is escaped, so a scanned code cannot name another resource. */
export function address(template: string, path: Record<string, string> = {}, query: Record<string, string | number | undefined> = {}): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''))
  const search = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return search.length === 0 ? filled : `${filled}?${new URLSearchParams(search.map(([name, value]) => [name, String(value)]))}`
}

/**
 * One key for one action of a person, until the action is answered: pressing again after a lost connection is the same
 * action and gets the same answer. Kept over a reload of the page, since people do that too.
 */
const KEYS = 'unanswered'
function keyOf(action: string): string {
  const keys = unanswered()
  const key = (keys[action] ??= crypto.randomUUID())
  sessionStorage.setItem(KEYS, JSON.stringify(keys))
  return key
}

function forgetKey(action: string): void {
  const keys = unanswered()
  if (action in keys) {
    delete keys[action]
    sessionStorage.setItem(KEYS, JSON.stringify(keys))
  }
}

function unanswered(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(KEYS) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}
