import { useWords } from '../lib/words'
import { dayOf } from '../lib/days'
import type { Blocker, Choice, Fair, Why } from './plan'

/** The words of a plan: when, why, and what is in the way. */
export function usePlanWords() {
  const words = useWords()
  const { t, day, clock } = words
  const span = (from: string, until: string) => t('planning.fromTo', { day: day(dayOf(from)), from: clock(from), until: clock(until) })
  return {
    ...words,
    span,
    when: (fair: Fair | Choice) => (fair.from && fair.until ? span(fair.from, fair.until) : t('planning.noPlace')),
    why: (why: Why) => t(`planning.said.${why.reason}`, { others: why.others.join(t('planning.comma')), amount: why.amount, name: why.name ?? '', shift: why.shift ?? '' }),
    blocker: ({ obstacle, name }: Blocker) => (name ? t('planning.blockedBy', { what: t(`planning.obstacle.${obstacle}`), name }) : t(`planning.obstacle.${obstacle}`)),
  }
}
