import type { components } from '../api/contract'

type Person = components['schemas']['Person']

/** Children whom nobody would answer for when this person leaves: they are erased with them. */
export function goesAlong(family: Person[], leaving: string | undefined): Person[] {
  const grownUps = family.filter(({ id, kind }) => kind !== 'CHILD' && id !== leaving)
  const isGrownUp = family.some(({ id, kind }) => id === leaving && kind !== 'CHILD')
  return isGrownUp && grownUps.length === 0 ? family.filter(({ kind }) => kind === 'CHILD') : []
}
