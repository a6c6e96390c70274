/** The address that somebody who is invited opens; the token stands behind the #, which browsers send nowhere. */
export function addressOf(token: string, origin: string = location.origin): string {
  return `${origin}/invitation#${encodeURIComponent(token)}`
}

export function tokenOf(hash: string): string | undefined {
  try {
    return decodeURIComponent(hash.replace(/^#/, '')) || undefined
  } catch {
    return undefined
  }
}
