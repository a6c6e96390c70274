import { expect, it } from 'vitest'
import { addressOf, tokenOf } from './invitations'

it('a token comes back out of the address it was put in, and is no part of what a server sees', () => {
  const address = new URL(addressOf('a+b/c=', 'https://swap.example'))
  expect(tokenOf(address.hash)).toBe('a+b/c=')
  expect(address.pathname + address.search).toBe('/invitation')
})
it('an address that was cut off has no token', () => {
  expect([tokenOf(''), tokenOf('#'), tokenOf('#%E4%B')]).toEqual([undefined, undefined, undefined])
})
