import type { components } from '../api/contract'

type Rules = components['schemas']['IntakeRulesForm']
type Shown = components['schemas']['IntakeRules']
export type Purse = { name: string; classes: string; audiences: string[]; kinds: string[] }

/** The rules as the boxes of a form hold them: numbers as they are typed, an empty box for what is not limited. */
export interface RuleFields {
  lowestGrade: string; earliestYear: string; withinYears: string; unknownYear: string
  refusedFlaws: string[]; refusedKinds: string[]; refusedClasses: string; unknownClass: string; refusedAudiences: string[]
  sets: boolean; stamp: boolean
  capPerSession: string; capPerVolume: string; perPerson: string; householdBooks: string; householdDays: string; titleBooks: string; titleDays: string; spare: string
  per: string; creditsPerBook: string; step: string; unknownPrice: string
  until: string; days: string; day: string; thisSite: boolean
  purses: Purse[]
}

const text = (value: number | undefined) => (value === undefined ? '' : String(value))
const list = (typed: string) => typed.split(/[,，、\s]+/).filter(Boolean)

export function fieldsOf(rules: Shown): RuleFields {
  const { accepts, caps, value, validity } = rules
  return {
    lowestGrade: rules.lowestGrade, earliestYear: text(rules.earliestYear), withinYears: text(accepts?.withinYears), unknownYear: accepts?.unknownYear ?? 'TAKE',
    refusedFlaws: [...(accepts?.refusedFlaws ?? [])], refusedKinds: [...(accepts?.refusedKinds ?? [])], refusedClasses: (accepts?.refusedClasses ?? []).join(', '), unknownClass: accepts?.unknownClass ?? 'TAKE', refusedAudiences: [...(accepts?.refusedAudiences ?? [])],
    sets: accepts?.incompleteSetsAsGift ?? false, stamp: accepts?.libraryStamp !== 'RETURN_DISCARDED',
    capPerSession: text(rules.capPerSession), capPerVolume: text(rules.capPerVolume), perPerson: text(caps?.perPerson), householdBooks: text(caps?.perHousehold?.books), householdDays: text(caps?.perHousehold?.days), titleBooks: text(caps?.perTitle?.books), titleDays: text(caps?.perTitle?.days), spare: text(caps?.spareCopies),
    per: value?.per ?? 'BOOK', creditsPerBook: text(rules.creditsPerBook), step: value?.stepFen === undefined ? '' : String(value.stepFen / 100), unknownPrice: value?.unknownPrice ?? 'ASK',
    until: validity?.until ?? 'FOR_EVER', days: text(validity?.days), day: validity?.day ?? '', thisSite: validity?.thisSiteOnly ?? false,
    purses: (rules.purses ?? []).map(({ name, classes, audiences, kinds }) => ({ name, classes: (classes ?? []).join(', '), audiences: [...(audiences ?? [])], kinds: [...(kinds ?? [])] })),
  }
}

/** What is no number is sent as one that cannot be meant, so that the service names the field. */
const number = (typed: string) => (/^-?\d+$/.test(typed.trim()) ? Number(typed) : -1)
const maybe = (name: string, typed: string) => (typed.trim() === '' ? {} : { [name]: number(typed) })

export function rulesOf(of: RuleFields): Rules {
  const overTime = (name: string, books: string, days: string) => (books.trim() === '' && days.trim() === '' ? {} : { [name]: { books: number(books), days: number(days) } })
  return {
    lowestGrade: of.lowestGrade, capPerSession: number(of.capPerSession), capPerVolume: number(of.capPerVolume), creditsPerBook: number(of.creditsPerBook), ...maybe('earliestYear', of.earliestYear),
    accepts: { ...maybe('withinYears', of.withinYears), unknownYear: of.unknownYear, refusedClasses: list(of.refusedClasses), unknownClass: of.unknownClass, refusedAudiences: of.refusedAudiences, refusedKinds: of.refusedKinds, refusedFlaws: of.refusedFlaws, incompleteSetsAsGift: of.sets, libraryStamp: of.stamp ? 'TAKE_DISCARDED' : 'RETURN_DISCARDED' },
    caps: { ...maybe('perPerson', of.perPerson), ...overTime('perHousehold', of.householdBooks, of.householdDays), ...overTime('perTitle', of.titleBooks, of.titleDays), ...maybe('spareCopies', of.spare) },
    value: { per: of.per, ...(of.per === 'PRICE_STEP' ? { stepFen: Math.round(Number(of.step) * 100) || 0 } : {}), unknownPrice: of.unknownPrice },
    validity: { until: of.until, ...(of.until === 'DAYS' ? { days: number(of.days) } : {}), ...(of.until === 'DAY' && of.day ? { day: of.day } : {}), thisSiteOnly: of.thisSite },
    purses: of.purses.map(({ name, classes, audiences, kinds }) => ({ name: name.trim(), classes: list(classes), audiences, kinds })),
  } as Rules
}
