/**
 * What a camera that keeps looking has read. A code counts after two equal looks in a row, because one look may be wrong,
 * and again only after it was out of sight: a book that is held still is one book.
 */
export class Reads {
  private last: string | undefined
  private counted: string | undefined
  private seenAt = 0

  /** @param goneMs out of sight so long, it is shown anew */
  constructor(private readonly goneMs = 1_500) {}

  /** @returns the code, at the moment it counts */
  see(code: string | undefined, now: number): string | undefined {
    if (this.counted !== undefined && now - this.seenAt > this.goneMs) {
      this.counted = undefined
    }
    if (code !== undefined && code === this.counted) {
      this.seenAt = now
    }
    const twice = code !== undefined && code === this.last
    this.last = code
    if (!twice || code === this.counted) {
      return undefined
    }
    this.counted = code
    this.seenAt = now
    return code
  }
}
