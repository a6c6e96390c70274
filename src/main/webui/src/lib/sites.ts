import type { components } from '../api/contract'
import { get } from '../api/http'

type Site = components['schemas']['Site']

/** A list that is shown or sorted whole, page by page. */
export async function everyPage<T>(page: (after: { after?: string }) => Promise<{ items: T[]; nextAfter?: string | undefined }>): Promise<T[]> {
  const all: T[] = []
  let after: string | undefined
  do {
    const { items, nextAfter } = await page(after ? { after } : {})
    all.push(...items)
    after = nextAfter
  } while (after)
  return all
}

/** All sites of the city: there are more than one answer holds. */
export const everySite = (signal?: AbortSignal): Promise<Site[]> => everyPage((after) => get('/v1/sites', { query: { limit: 100, ...after }, ...(signal ? { signal } : {}) }))
