import { describe, expect, it } from 'vitest'
import { replacedIn } from './labelFiles'

describe('what could not be printed', () => {
  it('is nothing when the service says nothing', () => {
    expect(replacedIn(null, null)).toBeUndefined()
  })
  it('names labels and characters', () => {
    expect(replacedIn('41', '7K2M4Q9D0B=U+0E01,U+1F4DA; 3F8K2M4Q7C=U+1F600,...')).toEqual({
      labels: 41,
      named: [
        { code: '7K2M4Q9D0B', characters: ['U+0E01', 'U+1F4DA'] },
        { code: '3F8K2M4Q7C', characters: ['U+1F600', '...'] },
      ],
    })
  })
})
