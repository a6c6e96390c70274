import { describe, expect, it } from 'vitest'
import { rolesOf, rolesText } from './roles'

describe('helpers of a wish', () => {
  it('are read line by line, full-width too', () => {
    expect(rolesOf('换书台 2\n入场　１\n\n搬运×3')).toEqual([{ role: '换书台', needed: 2 }, { role: '入场', needed: 1 }, { role: '搬运', needed: 3 }])
    expect(rolesOf('')).toEqual([])
  })
  it('are not guessed', () => {
    expect(rolesOf('换书台')).toBeUndefined()
    expect(rolesOf('换书台 0')).toBeUndefined()
    expect(rolesOf('换书台 1\n换书台 2')).toBeUndefined()
  })
  it('read back what was written', () => {
    expect(rolesOf(rolesText([{ role: '换书台', needed: 2 }]))).toEqual([{ role: '换书台', needed: 2 }])
  })
})
