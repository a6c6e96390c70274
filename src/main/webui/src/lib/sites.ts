import type { components } from '../api/contract'
import { get } from '../api/http'

type Site = components['schemas']['Site']

/** All sites of the city, page by page: there are more than one answer holds. */
export async function everySite(signal?: AbortSignal): Promise<Site[]> {
  const all: Site[] = []
  let after: string | undefined
  do {
    const page = await get('/v1/sites', { query: { limit: 100, ...(after ? { after } : {}) }, ...(signal ? { signal } : {}) })
    all.push(...page.items)
    after = page.nextAfter
  } while (after)
  return all
}
