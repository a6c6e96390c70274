import { post } from '../api/http'
import { siteId } from './desk'

/** Where every copy goes that is scanned from now on. */
export interface Into {
  kind: 'SHELF' | 'PACK' | 'RECEIVE'
  code: string
  name: string
  /** What it took in this round. */
  codes: readonly string[]
}

/** Puts one copy there; the answer is how it stands then. */
export async function putInto(into: Into, copyCode: string) {
  if (into.kind === 'SHELF') {
    return post('/v1/copies/{code}/shelve', { path: { code: copyCode }, body: { siteId: siteId.value, shelf: into.name } })
  }
  const path = { transferCode: into.code }
  const scan = await (into.kind === 'PACK' ? post('/v1/transfers/{transferCode}/pack', { path, body: { copyCode } }) : post('/v1/transfers/{transferCode}/receive', { path, body: { copyCode } }))
  return { ...scan.outcome, result: scan.result }
}
