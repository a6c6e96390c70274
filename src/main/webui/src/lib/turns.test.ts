import { describe, expect, it, vi } from 'vitest'
import { Trouble } from '../api/trouble'
import { inTurn, useTurns } from './turns'

vi.mock('./sound', () => ({ sound: () => undefined }))

/** A service that answers when it is told to, in whatever order. */
function slow() {
  const log: string[] = []
  const answers = new Map<string, (refuse?: boolean) => void>()
  const ask = async (scan: string): Promise<void> => {
    log.push(`asked ${scan}`)
    await new Promise<void>((answered, refused) => answers.set(scan, (refuse) => (refuse ? refused(new Trouble('refusal')) : answered())))
    log.push(`did ${scan}`)
  }
  const answer = async (scan: string, refuse = false) => {
    await vi.waitUntil(() => answers.has(scan))
    answers.get(scan)?.(refuse)
  }
  return { log, ask, answer }
}

describe('scans in their turn', () => {
  it('are none lost, and the second waits for the first', async () => {
    const { log, ask, answer } = slow()
    const take = inTurn(ask)
    const both = [take('first'), take('second')]
    await vi.waitUntil(() => log.length > 0)
    expect(log).toEqual(['asked first'])
    await answer('first')
    await answer('second')
    await Promise.all(both)
    expect(log).toEqual(['asked first', 'did first', 'asked second', 'did second'])
  })

  it('go on after one that failed, which whoever scanned it hears', async () => {
    const { log, ask, answer } = slow()
    const take = inTurn(ask)
    const first = take('first')
    const second = take('second')
    await answer('first', true)
    await expect(first).rejects.toBeInstanceOf(Trouble)
    await answer('second')
    await second
    expect(log).toEqual(['asked first', 'asked second', 'did second'])
  })
})

describe('scans of a desk', () => {
  it('keep what was refused on the screen until somebody scans who could have read it', async () => {
    const { ask, answer } = slow()
    const { take, busy, refused } = useTurns(ask)
    const both = [take('first'), take('second')]
    expect(busy.value).toBe(true)
    await answer('first', true)
    await answer('second')
    await Promise.all(both)
    expect(busy.value).toBe(false)
    expect(refused.value.map(({ scan }) => scan)).toEqual(['first'])
    const third = take('third')
    expect(refused.value).toEqual([])
    await answer('third', true)
    await third
    expect(refused.value.map(({ scan }) => scan)).toEqual(['third'])
  })
})
