import type { components } from './contract'

export type Problem = components['schemas']['Problem']

/**
 * Why a call did not do what was asked. offline: the service was not reached; timeout: it did not answer in time;
 * refusal: it said no, with a reason; failure: it broke.
 */
export type TroubleKind = 'offline' | 'timeout' | 'refusal' | 'failure' | 'aborted'

export class Trouble extends Error {
  readonly kind: TroubleKind
  readonly problem: Problem | undefined
  readonly status: number
  readonly waitSeconds: number | undefined

  constructor(kind: TroubleKind, problem?: Problem, status = 0, waitSeconds?: number) {
    super(problem?.title ?? kind)
    this.kind = kind
    this.problem = problem
    this.status = status
    this.waitSeconds = waitSeconds
  }

  static of(error: unknown): Trouble {
    if (error instanceof Trouble) {
      return error
    }
    return new Trouble((error as { name?: string } | undefined)?.name === 'AbortError' ? 'aborted' : 'failure')
  }

  get code(): string | undefined {
    return this.problem?.code
  }

  /** The service decided, so the action is over; another press is another action. A key that is still running is not over. */
  get answered(): boolean {
    return this.kind === 'refusal' && !this.stillRunning
  }

  get worthRepeating(): boolean {
    return this.kind === 'offline' || this.kind === 'timeout' || this.stillRunning || [502, 503, 504].includes(this.status)
  }

  private get stillRunning(): boolean {
    return this.status === 409 && this.code?.startsWith('idempotency') === true
  }
}
