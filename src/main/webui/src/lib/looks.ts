/** What the desk was doing when it opened a family, from the verb and address of the contract. */
export type LookReason = 'card' | 'dropOff' | 'handOver' | 'request' | 'register' | 'behalf' | 'ended' | 'family' | 'export' | 'other'

const REASONS: [RegExp, LookReason][] = [
  [/^POST \/v1\/sessions\/on-behalf/, 'behalf'],
  [/\/export$/, 'export'],
  [/^DELETE \/v1\/sessions/, 'ended'],
  [/\/v1\/households\/me\//, 'family'],
  [/^POST \/v1\/scans/, 'card'],
  [/\/v1\/drop-offs/, 'dropOff'],
  [/\/hand-over$/, 'handOver'],
  [/\/v1\/requests/, 'request'],
  [/^POST \/v1\/(copies|labels)$/, 'register'],
]

export function reasonOf(why: string): LookReason {
  return REASONS.find(([pattern]) => pattern.test(why))?.[1] ?? 'other'
}
