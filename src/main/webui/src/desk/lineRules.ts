import type { components } from '../api/contract'

type Schemas = components['schemas']
type Rules = Schemas['RequestRules']
export type Determinant = Schemas['LineDeterminant']
export type Group = 'requests' | 'appeals' | 'homeSwaps'
export type Unit = 'days' | 'openDays' | 'hours' | 'books' | 'homes' | 'credits' | 'times'
/** A number with what it counts, and between what it is meant. */
export interface Field { name: string; unit: Unit; least: number; most: number }

const field = (name: string, unit: Unit, least: number, most: number): Field => ({ name, unit, least, most })
export const FIELDS: Record<Group, Field[]> = {
  requests: [field('openPerHousehold', 'books', 1, 1000), field('offerHours', 'hours', 1, 720), field('pickupOpenDays', 'openDays', 1, 60)],
  appeals: [
    field('afterDays', 'days', 0, 365), field('homesPerRound', 'homes', 1, 100), field('answerOpenDays', 'openDays', 1, 60), field('bringOpenDays', 'openDays', 1, 60),
    field('remindDaysBefore', 'days', 0, 60), field('bonus', 'credits', 0, 100), field('bonusesAMonth', 'times', 0, 1000), field('missesToSleep', 'times', 1, 100),
    field('openPerHome', 'books', 1, 100), field('laterDays', 'days', 1, 3660), field('readingDays', 'days', 0, 3660),
  ],
  homeSwaps: [
    field('answerHours', 'hours', 1, 720), field('bringOpenDays', 'openDays', 1, 60), field('remindOpenDays', 'openDays', 1, 60), field('homeOpenDays', 'openDays', 1, 60),
    field('missesToSleep', 'times', 1, 100), field('meetingsADay', 'times', 0, 100), field('codeHours', 'hours', 1, 72),
  ],
}
export const GROUPS: Group[] = ['requests', 'appeals', 'homeSwaps']
/** What can be asked besides the moment of asking, which always comes last. */
export const ASKED: Determinant[] = ['FIRST_BOOK', 'CHILDREN', 'LOCAL_FIRST', 'WAITED_LONGEST']

/** Numbers as they are typed, by group and name. */
export interface LineFields { order: Determinant[]; numbers: Record<Group, Record<string, string>> }

/** Where the contract keeps a number: those of requests stand outside. */
export const pathOf = (group: Group, name: string) => (group === 'requests' ? name : `${group}.${name}`)

export function fieldsOf(rules: Rules): LineFields {
  const typed = (group: Group) => {
    const from = (group === 'requests' ? rules : rules[group]) as Record<string, unknown>
    return Object.fromEntries(FIELDS[group].map(({ name }) => [name, String(from[name] ?? '')]))
  }
  return { order: rules.order.determinants.filter((one) => one !== 'TIME'), numbers: { requests: typed('requests'), appeals: typed('appeals'), homeSwaps: typed('homeSwaps') } }
}

/** What is no number is sent as one that nobody can mean, so that the service names the field. */
const number = (typed: string) => (/^\d+$/.test(typed.trim()) ? Number(typed) : -1)

export function rulesOf({ order, numbers }: LineFields): Schemas['RequestRulesForm'] {
  const sent = (group: Group) => Object.fromEntries(FIELDS[group].map(({ name }) => [name, number(numbers[group][name] ?? '')]))
  return { ...sent('requests'), appeals: sent('appeals'), homeSwaps: sent('homeSwaps'), order: { determinants: [...order, 'TIME'] } } as Schemas['RequestRulesForm']
}

/** Who was given a book longest ago is asked right before the moment of asking: after it nothing is left to decide. */
export const settled = (order: Determinant[]): Determinant[] => [...order.filter((one) => one !== 'WAITED_LONGEST'), ...order.filter((one) => one === 'WAITED_LONGEST')]

/** The order with one of them a place higher (−1) or lower (+1); the same where it cannot go. */
export function moved(order: Determinant[], which: Determinant, by: -1 | 1): Determinant[] {
  const at = order.indexOf(which)
  const other = order[at + by]
  if (at < 0 || !other) {
    return order
  }
  return settled(order.map((one) => (one === which ? other : one === other ? which : one)))
}
