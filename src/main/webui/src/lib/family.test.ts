import { expect, it } from 'vitest'
import { goesAlong } from './family'
import { reasonOf } from './looks'

const person = (id: string, kind: 'ADULT' | 'ELDER' | 'CHILD') => ({ id, kind, nickname: id, me: id === 'mother' })
const mother = person('mother', 'ADULT')
const child = person('child', 'CHILD')
const grandmother = person('grandmother', 'ELDER')

it('children go along with the last grown-up only', () => {
  expect(goesAlong([mother, child], 'mother')).toEqual([child])
  expect(goesAlong([mother, grandmother, child], 'mother')).toEqual([])
  expect(goesAlong([mother, child], 'child')).toEqual([])
  expect(goesAlong([mother, child], undefined)).toEqual([])
})
it('what the desk did is told in words of the family', () => {
  expect(reasonOf('POST /v1/scans')).toBe('card')
  expect(reasonOf('POST /v1/drop-offs/0199/copies')).toBe('dropOff')
  expect(reasonOf('POST /v1/copies/7K2M4Q9D0B/hand-over')).toBe('handOver')
  expect(reasonOf('POST /v1/copies')).toBe('register')
  expect(reasonOf('POST /v1/something-new')).toBe('other')
})
