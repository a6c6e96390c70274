import { compile, createMessageContext } from '@intlify/core-base'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { readMessage } from './messages'

type Words = { [key: string]: string | Words }
const flat = (words: Words): string[] => Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : flat(value)))
const SAID = Object.values(import.meta.glob('../locales/*-CN*.ts', { eager: true }) as Record<string, { default: Words }>)
  .concat(Object.values(import.meta.glob('../locales/en*.ts', { eager: true }) as Record<string, { default: Words }>))
  .flatMap((file) => flat(file.default))

it('every word of the catalogues is read as the compiler of vue-i18n reads it', () => {
  vi.stubGlobal('__INTLIFY_DROP_MESSAGE_COMPILER__', false)
  expect(SAID.length).toBeGreaterThan(2_000)
  // @ links to another message there, and an address of mail broke it; here it is a letter.
  for (const message of SAID.filter((said) => !said.includes('@'))) {
    const holes = Object.fromEntries([...message.matchAll(/\{(\w+)\}/g)].map(([, name], i) => [name, i % 2 ? i : `«${name}»`]))
    const theirs = compile(message, { locale: 'en', key: message, onError: (error: Error) => { throw error } } as unknown as Parameters<typeof compile>[1])
    for (const n of [0, 1, 2, 7]) {
      const context = createMessageContext<string>({ named: { ...holes, n }, pluralIndex: n } as Parameters<typeof createMessageContext<string>>[0])
      expect(readMessage(message)(context), message).toBe(theirs(context as never))
    }
  }
  vi.unstubAllGlobals()
})
it('an @ is a letter, and a hole that nobody fills is empty', () => {
  expect(readMessage('reader@example.cn')(createMessageContext<string>())).toBe('reader@example.cn')
  expect(readMessage('a{b}c')(createMessageContext<string>({ named: {} }))).toBe('ac')
})
it('whoever brings words of its own says who reads them, since vue-i18n comes without its compiler', () => {
  const own = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(vue|ts)$/.test(file.name) && !/\.(test|d)\.ts$/.test(file.name))
    .flatMap((file) => readFileSync(join(file.parentPath, file.name), 'utf8').split('\n'))
    .filter((line) => /\b(createI18n|useI18n)\(\{/.test(line))
  expect(own.length).toBeGreaterThan(1)
  expect(own.filter((line) => !line.includes('messageCompiler: readMessage'))).toEqual([])
})
