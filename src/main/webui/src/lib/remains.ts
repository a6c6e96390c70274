import type { components } from '../api/contract'

type Schemas = components['schemas']

/** Hundredths of a yuan as they are written. */
export const yuan = (fen: number) => (fen / 100).toFixed(2)

/** The remainders with what is missing until the next credit, by the rules of today. */
export function withMissing(remainders: Schemas['PurseRemainder'][], value: Schemas['BookValue'] | undefined): Schemas['PurseRemainder'][] {
  const step = value?.per === 'PRICE_STEP' ? value.stepFen : value?.per === 'LIST_PRICE' ? 100 : undefined
  return remainders.map((one) => {
    const left = Math.round(Number(one.yuan) * 100)
    return step !== undefined && left < step ? { ...one, missingYuan: yuan(step - left) } : one
  })
}
