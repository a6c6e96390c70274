import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lean } from './lean-vue.ts'

describe('what we change in vue-i18n', () => {
  const code = readFileSync(new URL('../node_modules/vue-i18n/dist/vue-i18n.mjs', import.meta.url), 'utf8')

  it('is there, and nothing else of it asks Vue for a member by a name that is only known when it runs', () => {
    expect(code).toContain('Vue[key]')
    expect(lean(code)).not.toMatch(/\bVue\[|\bin Vue\b/)
  })

  it('is left alone where it is not there', () => {
    expect(lean('export const nothing = 1')).toBeUndefined()
  })
})
