import { expect, it } from 'vitest'
import { withKnown } from './device'

it('who signed in last stands first, and once', () => {
  const li = { name: 'li.wen', displayName: '李雯' }
  const zhou = { name: 'zhou', displayName: '周舟' }
  expect(withKnown([zhou], li)).toEqual([li, zhou])
  expect(withKnown([li, zhou], { name: 'ZHOU', displayName: '周舟' })).toEqual([{ name: 'ZHOU', displayName: '周舟' }, li])
  expect(withKnown(Array.from({ length: 12 }, (_, i) => ({ name: `n${i}`, displayName: '' })), li)).toHaveLength(12)
})
