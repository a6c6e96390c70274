import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { VIEWS } from './first-views'

const ROUTES = readFileSync('src/router.ts', 'utf8').split('\n')

it.each(Object.values(VIEWS))('$page is sent for together with the words that its route says', ({ page, words }) => {
  const routes = ROUTES.filter((route) => route.includes(`import('${page.replace('src', '.')}')`))
  expect(routes).toHaveLength(1)
  const said = /saying\('(\w+)', .*?\)((?:, '\w+')*)\), /.exec(routes[0] ?? '')
  expect(words).toEqual(said ? [said[1], ...((said[2] ?? '').match(/\w+/g) ?? [])] : [])
})
