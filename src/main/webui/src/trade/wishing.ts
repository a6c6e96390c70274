import type { components } from '../api/contract'
import { announce } from '../lib/announce'
import { useWords } from '../lib/words'
import type { Listed } from './listing'

type Volume = components['schemas']['VolumeSummary']

/** Puts books among the wishes of a list and takes them out again; what happened is said. */
export function useWishing({ mine, known, change }: Listed) {
  const { t, title } = useWords()
  const has = (id: string) => mine.value.wishes.includes(id)
  /** From 1; 0 for what is not wished. */
  const place = (id: string) => mine.value.wishes.indexOf(id) + 1

  function add(volume: Volume): void {
    const { id, title: name, volumeLabel, author } = volume
    const bare: Volume = { id, title: name, ...(volumeLabel ? { volumeLabel } : {}), ...(author ? { author } : {}) }
    change(({ copies, wishes }) => ({ copies, wishes: [...wishes, id] }), { [id]: bare })
    announce(t('trade.added', { title: title(bare), place: mine.value.wishes.length }))
  }
  function remove(volume: Volume): void {
    const limited = mine.value.copies.filter((copy) => copy.onlyFor.length === 1 && copy.onlyFor[0] === volume.id)
    change(({ copies, wishes }) => ({ copies, wishes: wishes.filter((id) => id !== volume.id) }))
    announce(t('trade.removed', { title: title(volume) }))
    limited.forEach(({ code }) => announce(t('trade.unlimited', { title: known[code] ? title(known[code]) : code })))
  }
  return { has, place, add, remove }
}
