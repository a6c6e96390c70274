/** The last answers of the service about this family, for hours without network. Forgotten at sign-out. */
const PREFIX = 'kept:'

export interface Kept<T> {
  at: number
  value: T
}

let nothing = false
/** A desk that acts for a family keeps nothing of it. */
export function keepNothing(now: boolean): void {
  nothing = now
}

export function keep<T>(name: string, value: T): void {
  if (nothing) {
    return
  }
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ at: Date.now(), value }))
  } catch {
    // A full disk only costs the comfort of reading offline.
  }
}

export function kept<T>(name: string): Kept<T> | undefined {
  if (nothing) {
    return undefined
  }
  try {
    const text = localStorage.getItem(PREFIX + name)
    return text ? (JSON.parse(text) as Kept<T>) : undefined
  } catch {
    return undefined
  }
}

export function forgetKept(): void {
  Object.keys(localStorage)
    .filter((name) => name.startsWith(PREFIX))
    .forEach((name) => localStorage.removeItem(name))
}
