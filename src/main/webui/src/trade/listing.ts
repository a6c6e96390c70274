import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'
import type { components } from '../api/contract'
import { getTagged, put } from '../api/http'
import { Trouble } from '../api/trouble'
import { keep, kept } from '../lib/kept'
import { online } from '../lib/network'
import { bareOf, formOf, merge, same, tidy, type Bare } from './merge'

type Schemas = components['schemas']
type Volume = Schemas['VolumeSummary']

/** On the disk of the phone: what the service last said, and how the list stands here. */
interface Stored {
  listing: Schemas['TradeListing']
  tag: string
  mine: Bare
  known: Record<string, Volume>
}
/** saved; saving; slow: saving for a while; waiting: no answer, tried again; late: the lists were closed before it was saved. */
export type Saving = 'saved' | 'saving' | 'slow' | 'waiting' | 'late'

/** Several taps in a row are one save. */
const PAUSE_MS = 500
const SLOW_MS = 3_000
const AGAIN_MS = 4_000
/** The family's other phone may save in between, but not for ever. */
const MEETINGS = 5
const EMPTY: Bare = { copies: [], wishes: [] }

/**
 * The list of my family for one session, saved as one goes. Every change is on the disk of the phone before it is sent, so
 * that no network, a slow one or a closed page lose nothing; what the family's other phone saved meanwhile is put together.
 */
export function useListing(sessionId: string) {
  const name = `trade-listing:${sessionId}`
  const path = { tradeSessionId: sessionId }
  const before = kept<Stored>(name)?.value
  const listing = shallowRef(before?.listing)
  const mine = shallowRef<Bare>(before?.mine ?? EMPTY)
  /** Titles of what stands in the list and may not be saved yet. */
  const known = reactive<Record<string, Volume>>({ ...before?.known })
  const trouble = shallowRef<Trouble>()
  const refused = shallowRef<Trouble>()
  const sending = ref(false)
  const slow = ref(false)
  const unanswered = ref(false)
  let tag = before?.tag ?? ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const dirty = computed(() => listing.value !== undefined && !same(mine.value, bareOf(listing.value)))
  const saving = computed<Saving>(() => (!dirty.value ? 'saved' : listing.value?.mayChange === false ? 'late' : sending.value && !unanswered.value ? (slow.value ? 'slow' : 'saving') : unanswered.value || !online.value ? 'waiting' : 'saving'))

  function note(): void {
    if (listing.value) {
      keep(name, { listing: listing.value, tag, mine: mine.value, known: { ...known } } satisfies Stored)
    }
  }
  function take(body: Schemas['TradeListing'], newTag: string): void {
    const seen = listing.value ? bareOf(listing.value) : EMPTY
    const theirs = bareOf(body)
    mine.value = same(mine.value, seen) ? theirs : merge(seen, mine.value, theirs)
    listing.value = body
    tag = newTag
    for (const { volume } of body.wishes) known[volume.id] = volume
    for (const { code, volume } of body.copies) known[code] = volume
    note()
  }

  async function again(): Promise<void> {
    trouble.value = undefined
    try {
      const { body, tag: newTag } = await getTagged('/v1/trade-sessions/{tradeSessionId}/listing', { path })
      if (!sending.value) {
        take(body, newTag)
      }
      void save()
    } catch (error) {
      trouble.value = Trouble.of(error)
    }
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (sending.value || !dirty.value || refused.value || listing.value?.mayChange === false) {
      return
    }
    sending.value = true
    const clock = setTimeout(() => (slow.value = true), SLOW_MS)
    try {
      for (let met = 0; dirty.value && met < MEETINGS; met++) {
        await saveOnce()
      }
      unanswered.value = false
    } catch (error) {
      const said = Trouble.of(error)
      unanswered.value = !said.answered
      if (said.answered) {
        refused.value = said
      } else {
        timer = setTimeout(() => void save(), AGAIN_MS)
      }
    } finally {
      clearTimeout(clock)
      slow.value = false
      sending.value = false
    }
  }

  async function saveOnce(): Promise<void> {
    const sent = mine.value
    let newTag = ''
    try {
      const body = await put('/v1/trade-sessions/{tradeSessionId}/listing', { path, body: formOf(sent), ...(tag ? { ifMatch: tag } : {}), heads: (headers) => (newTag = headers.get('ETag') ?? '') })
      listing.value = body
      tag = newTag
      if (same(mine.value, sent)) {
        mine.value = bareOf(body)
      }
      note()
    } catch (error) {
      if (Trouble.of(error).status !== 412) {
        throw error
      }
      const { body, tag: theirTag } = await getTagged('/v1/trade-sessions/{tradeSessionId}/listing', { path })
      take(body, theirTag)
    }
  }

  /** @param volumes what the list names that the phone may not know yet, by copy code or volume id */
  function change(edit: (now: Bare) => Bare, volumes: Record<string, Volume> = {}): void {
    Object.assign(known, volumes)
    refused.value = undefined
    mine.value = tidy(edit(mine.value))
    note()
    clearTimeout(timer)
    timer = setTimeout(() => void save(), PAUSE_MS)
  }
  /** Back to what the service has. */
  function giveUp(): void {
    refused.value = undefined
    mine.value = listing.value ? bareOf(listing.value) : EMPTY
    note()
  }
  const stop = watch(online, (now) => now && void again())
  onScopeDispose(() => {
    stop()
    void save()
  })
  void again()
  return { listing, mine, known, trouble, refused, saving, dirty, again, change, giveUp }
}

export type Listed = ReturnType<typeof useListing>
