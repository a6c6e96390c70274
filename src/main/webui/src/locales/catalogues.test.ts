import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import zh from './zh-CN'

type Words = { [key: string]: string | Words }

function flat(words: Words, prefix = ''): Map<string, string> {
  return new Map(Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)])))
}
const parts = (files: Record<string, { default: unknown }>) => Object.values(files).map((file) => file.default as Words)
const CHINESE = parts(import.meta.glob('./zh-CN*.ts', { eager: true }))
const ENGLISH = parts(import.meta.glob('./en*.ts', { eager: true }))
const chinese = new Map(CHINESE.flatMap((words) => [...flat(words)]))
const english = new Map(ENGLISH.flatMap((words) => [...flat(words)]))
const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join()
const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && /\.(vue|ts)$/.test(file.name) && !/\.(test|d)\.ts$/.test(file.name) && !file.parentPath.endsWith('locales'))
  .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))

describe('the two catalogues', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })
  it('say each thing in one part only', () => {
    for (const parts of [CHINESE, ENGLISH]) {
      const names = parts.flatMap((words) => Object.keys(words))
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    }
  })
  it('fill the same holes', () => {
    for (const [key, text] of chinese) {
      const inEnglish = (english.get(key) ?? '').split(' | ').at(-1) ?? ''
      expect(holes(inEnglish), key).toBe(holes(text))
    }
  })
  it('leave no sentence empty but those that are never shown', () => {
    for (const [key, text] of [...chinese, ...english]) {
      expect(text !== '' || /^finished\.|^trouble\.refusal\.next$/.test(key), key).toBe(true)
    }
  })
  it('know every key that a page asks for', () => {
    const asked = sources.flatMap((source) => [...source.matchAll(/\bt\((?:[^'"`()]*\? )?'([\w.]+)'(?: : '([\w.]+)')?/g)].flatMap((found) => [found[1], found[2]]))
    const unknown = asked.filter((key) => key !== undefined && !chinese.has(key))
    expect(asked.length).toBeGreaterThan(200)
    expect(unknown).toEqual([])
  })
  it('have words of their own only for refusals that exist', () => {
    const known = new Set([...readFileSync('../../../mobile-api-spec/problems.md', 'utf8').matchAll(/^## ([a-z0-9-]+)$/gm)].map((found) => found[1]))
    expect(known.size).toBeGreaterThan(5)
    const ours = [...Object.keys(zh.problems), ...Object.keys(zh.problemsNext)]
    expect(ours.filter((code) => !known.has(code))).toEqual([])
  })
})
