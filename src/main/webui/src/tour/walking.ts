import type { components } from '../api/contract'
import type { Tone } from '../lib/place'
import { dayOf } from '../lib/days'

export type Tour = components['schemas']['Tour']
export type Stop = Tour['stops'][number]

/** How a tour stands today, as sign and words. */
export function standing(tour: Tour, today: string = dayOf(Date.now())): { tone: Tone; words: string; walks: boolean } {
  if (tour.state === 'PUBLISHED' && today < tour.firstDay) {
    return { tone: 'mind', words: 'tour.soon', walks: false }
  }
  if (tour.state === 'PUBLISHED' && today > tour.lastDay) {
    return { tone: 'plain', words: 'tour.over', walks: false }
  }
  const walks = tour.state === 'PUBLISHED'
  return { tone: walks ? 'good' : 'plain', words: `tour.state.${tour.state}`, walks }
}

/** The code of a stop in what was scanned: an address that ends in it, or the bare code. */
export function stopCode(scanned: string): string {
  const at = scanned.indexOf('YT1.')
  return at < 0 ? scanned : scanned.slice(at).split(/[&#\s]/)[0] ?? scanned
}

/** Which of the codes that a screen was given is the one of now, by the clock of the service. */
export function shownNow<C extends { from: string; until: string }>(codes: C[], now: number): C | undefined {
  return codes.find(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until))
}

/** Points of a winding path, alternately left and right, for a picture-like route. */
export function bends(stops: number): { x: number; y: number }[] {
  return Array.from({ length: stops }, (_, i) => ({ x: i % 2 === 0 ? 26 : 74, y: 20 + i * 36 }))
}
