import { expect, it } from 'vitest'
import { emailOf, filled, oneTimeCodeOf, phoneOf, yearOf } from './forms'

it('a phone number is understood as people write it', () => {
  expect(phoneOf('138 0000 0001')).toBe('13800000001')
  expect(phoneOf('+86 138-0000-0001')).toBe('13800000001')
  expect(phoneOf('１３８００００００００１'.slice(0, 12))).toBeUndefined()
  expect(phoneOf('１３８０００００００１')).toBe('13800000001')
  expect(phoneOf('12800000001')).toBeUndefined()
})
it('an e-mail address is understood as people write it', () => {
  expect(emailOf(' lin@example.cn ')).toBe('lin@example.cn')
  expect(emailOf('ｌｉｎ＠example.cn')).toBe('lin@example.cn')
  expect(emailOf('lin')).toBeUndefined()
  expect(emailOf('lin@example')).toBeUndefined()
  expect(emailOf('lin@example.cn,all@example.cn')).toBeUndefined()
})
it('a one-time code has six digits', () => {
  expect(oneTimeCodeOf('123 456')).toBe('123456')
  expect(oneTimeCodeOf('12345')).toBeUndefined()
})
it('a year is taken from what stands on the title page', () => {
  expect(yearOf('1983年5月')).toBe(1983)
  expect(yearOf('1983.5')).toBe(1983)
  expect(yearOf('民国')).toBeUndefined()
  expect(yearOf('19835')).toBeUndefined()
})
it('an empty field is absent', () => {
  expect(filled({ title: '呐喊', author: '', year: undefined })).toEqual({ title: '呐喊' })
})
