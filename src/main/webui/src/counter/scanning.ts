import { computed, ref, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { components } from '../api/contract'
import { post } from '../api/http'
import { Trouble } from '../api/trouble'
import { bareCode, guess, spoken } from '../lib/codes'
import { everySite } from '../lib/sites'
import { sound, type Tone } from '../lib/sound'
import { useWords } from '../lib/words'
import { ACTION_KEYS, doVerb, isCopyVerb, REASONS, undo, type CopyVerb, type Needs, type Question, type ScanAction } from './actions'
import { decide, endVisit, FLAWS, GRADES, sessionOfVisit, USUAL, type Brought } from './brought'
import { count, desk, receive, remember, siteId, type Effect } from './desk'
import { putInto, type Into } from './into'

type Schemas = components['schemas']
/** On the cover of a book, in yuan. */
const PRICE = /^\d{1,6}(\.\d{1,2})?$/
export interface Shown { tone: Tone | 'rest'; headline: string; lines: (string | undefined)[]; code?: string }

/** A scanner that fires twice does it within milliseconds; a person who scans the same code again takes longer. */
const TWICE_MS = 350
/** A family that was forgotten at the desk must not get the next one's book. */
const FORGOTTEN_MS = 5 * 60_000

/** The one box: every line from the scanner is taken in its turn, none is dropped, and each has one answer. */
export function useScanning(answered: () => void) {
  const { t, title, trouble: troubleWords, day, when } = useWords()
  const router = useRouter()
  const scan = shallowRef<Schemas['Scan']>()
  const shown = shallowRef<Shown>(rest())
  const question = shallowRef<Question>()
  const brought = shallowRef<Brought>()
  const into = shallowRef<Into>()
  /** A copy that waits for the family code, to be taken or brought. */
  const waiting = shallowRef<Schemas['Scan']>()
  const busy = ref(false)
  const queue: string[] = []
  let last = { text: '', at: -TWICE_MS }
  let active = Date.now()
  const actions = computed(() => (scan.value?.actions ?? []).slice(0, ACTION_KEYS.length))

  function rest(): Shown {
    return { tone: 'rest', headline: t('counter.rest'), lines: [t('counter.restNote')] }
  }
  function say(tone: Tone, headline: string, lines: (string | undefined)[], code?: string): void {
    shown.value = { tone, headline, lines, ...(code ? { code } : {}) }
    sound(tone)
  }
  function done(tone: Tone, headline: string, copy: { code: string; volume: Schemas['VolumeSummary'] }, lines: (string | undefined)[], canUndo = false, effect?: Effect): void {
    remember({ code: copy.code, title: title(copy.volume), words: headline, tone, undo: canUndo, ...(effect ? { effect } : {}) })
    say(tone, headline, [title(copy.volume), ...lines], spoken(copy.code))
  }
  function fail(error: unknown, code: string): void {
    const trouble = Trouble.of(error)
    const said = troubleWords(trouble)
    const { by, since } = (trouble.problem ?? {}) as Record<string, unknown>
    const who = typeof by === 'string' ? t('scanBox.doneBy', { by, when: typeof since === 'string' ? when(since) : '' }) : undefined
    remember({ code: code.slice(0, 40), title: '', words: said.title, tone: 'bad' })
    say('bad', said.title, [who, said.next], code.slice(0, 40))
  }

  async function take(text: string): Promise<void> {
    const now = performance.now()
    if (text === last.text && now - last.at < TWICE_MS) {
      return
    }
    last = { text, at: now }
    queue.push(text)
    if (busy.value) {
      return
    }
    await turn(async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        await handle(next).catch((error: unknown) => fail(error, next ?? ''))
      }
    })
  }
  async function turn(step: () => Promise<void>, code = ''): Promise<void> {
    busy.value = true
    try {
      await step()
    } catch (error) {
      fail(error, code)
    } finally {
      busy.value = false
      answered()
    }
  }

  async function handle(text: string): Promise<void> {
    if (desk.family && Date.now() - active > FORGOTTEN_MS) {
      await leave()
    }
    active = Date.now()
    const digit = /^[1-9]$/.test(text) ? Number(text) : 0
    if (question.value?.figures && PRICE.test(text)) {
      const { figures } = question.value
      question.value = undefined
      await figures(text)
      return
    }
    if (question.value && (digit || guess(text) === 'unknown') && (await reply(question.value, digit, text))) {
      return
    }
    question.value = undefined
    if (digit && brought.value) {
      look(digit)
    } else if (into.value && guess(text) === 'copy') {
      await put(into.value, text)
    } else {
      into.value = undefined
      await ask(text)
    }
  }
  async function reply({ choices, words }: Question, digit: number, text: string): Promise<boolean> {
    const choice = choices[digit - 1]
    if (!choice && (!words || text.length < 2)) {
      return digit > 0
    }
    question.value = undefined
    await (choice ? choice.go() : words?.(text))
    return true
  }

  async function ask(text: string): Promise<void> {
    const found = await post('/v1/scans', { body: { code: text, siteId: siteId.value } })
    const hand = brought.value
    if (hand && hand.copyCode && found.copy?.code === hand.copyCode) {
      hold(hand)
      return
    }
    if (hand && !(hand.blank && !hand.volume && found.kind === 'VOLUME') && found.kind !== 'UNKNOWN') {
      await accept(hand)
      if (brought.value) {
        return
      }
    }
    scan.value = found
    await (found.family ? comes(found.family) : found.copy ? copyIs(found, found.copy) : otherIs(found, text))
  }

  /** A family comes; the same card again says that it goes. */
  async function comes(family: Schemas['FamilyAtDesk']): Promise<void> {
    const before = desk.family
    if (before?.familyCode === family.familyCode && !waiting.value) {
      await leave()
      return
    }
    if (before?.familyCode !== family.familyCode) {
      await endVisit()
      receive(family)
    }
    const book = waiting.value
    waiting.value = undefined
    if (book?.copy) {
      scan.value = book
      await copyIs(book, book.copy)
      return
    }
    say(family.own ? 'mind' : 'good', t('counter.family', { code: spoken(family.familyCode) }), [family.own ? t('own.head') : undefined, family.persons.map(({ nickname }) => nickname).join(t('comma')), t('counter.familyCredits', family.freeCredits), t('counter.familyReady', family.ready.length), family.own ? t('own.atDesk') : t('scanBox.walkIn')])
  }
  async function leave(): Promise<void> {
    const { tally, family } = desk
    await endVisit()
    receive(undefined)
    scan.value = undefined
    say('good', t('scanBox.goodbye'), [t('scanBox.tally', { brought: tally.brought, credits: tally.credits, taken: tally.taken }), t('counter.familyCredits', family?.freeCredits ?? 0)])
  }

  async function copyIs(found: Schemas['Scan'], copy: Schemas['Copy']): Promise<void> {
    const atHome = found.actions[0] === 'INSPECT'
    if (desk.family && atHome) {
      hold({ copyCode: copy.code, volume: copy.volume, grade: USUAL, flaws: [], promised: found.belongs?.where === 'PROMISED_TO_US' })
    } else if (desk.family && found.actions.includes('HAND_OVER')) {
      await handOver(copy)
    } else {
      const tone: Tone = found.actions.length > 0 ? 'good' : 'mind'
      const { request, belongs, lastMove } = found
      say(tone, title(copy.volume), [
        belongs && t(`belongs.${belongs.where}`, { site: belongs.site?.name ?? '', shelf: belongs.shelf ?? t('pullList.noShelf'), day: belongs.until ? day(belongs.until) : '' }),
        request && t('counter.forReader', { reader: request.reader ?? '', site: request.pickupSite.name }),
        found.why ?? (found.otherFreeHere ? t('scanBox.otherFree', { n: found.otherFreeHere }) : undefined),
        lastMove?.by ? t('counter.lastMove', { by: lastMove.by, when: when(lastMove.at), status: t(`copyStatus.${lastMove.status}`) }) : undefined,
      ], spoken(copy.code))
    }
  }

  async function otherIs(found: Schemas['Scan'], text: string): Promise<void> {
    const [only, ...more] = found.volumes ?? []
    const hand = brought.value
    if (found.kind === 'BLANK_LABEL' && desk.family) {
      hold({ copyCode: bareCode(text), blank: true, grade: USUAL, flaws: [] })
    } else if (only && desk.family) {
      const book: Brought = { ...(hand?.blank ? hand : { grade: USUAL, flaws: [] }) }
      if (more.length === 0) {
        hold({ ...book, volume: only })
      } else {
        asked({ head: t('dropOff.which'), choices: [only, ...more].slice(0, 9).map((volume) => ({ text: title(volume), go: async () => hold({ ...book, volume }) })) })
      }
    } else if (found.actions[0] === 'SCAN_INTO') {
      begin(found)
    } else {
      const tone: Tone = found.kind === 'UNKNOWN' ? 'bad' : found.actions.length > 0 ? 'good' : 'mind'
      say(tone, t(`scanKind.${found.kind}`), [found.volumes?.map(title).join('；'), found.shelf && `${found.shelf.name} · ${found.shelf.site.name}`, found.transfer && `${found.transfer.from.name} → ${found.transfer.to.name}`, found.why], text.slice(0, 40))
    }
  }

  function begin({ shelf, transfer }: Schemas['Scan']): void {
    if (shelf) {
      into.value = { kind: 'SHELF', code: shelf.code, name: shelf.name, codes: [] }
    } else if (transfer) {
      const packing = transfer.from.id === siteId.value
      into.value = { kind: packing ? 'PACK' : 'RECEIVE', code: transfer.code, name: packing ? transfer.to.name : transfer.from.name, codes: [] }
    }
    scan.value = undefined
    say('good', t(`scanBox.into.${into.value?.kind ?? 'SHELF'}`, { name: into.value?.name ?? '' }), [t('scanBox.intoNote')])
  }
  async function put(where: Into, text: string): Promise<void> {
    scan.value = undefined
    const code = bareCode(text)
    if (where.codes.includes(code)) {
      say('mind', t('scanBox.alreadyIn'), [t('scanBox.count', { n: where.codes.length })], spoken(code))
      return
    }
    const { copy, request } = await putInto(where, code)
    const codes = [...where.codes, code]
    into.value = { ...where, codes }
    const claimed = copy.status === 'CLAIMED' || (where.kind === 'RECEIVE' && copy.status === 'ON_HOLD_SHELF')
    done(claimed ? 'mind' : 'good', claimed ? t(`outcome.${copy.status}`) : t(`scanBox.into.${where.kind}`, { name: where.name }), copy, [t('scanBox.count', { n: codes.length }), request?.reader && t('counter.forReader', { reader: request.reader, site: request.pickupSite.name })], where.kind !== 'RECEIVE' || copy.status === 'AVAILABLE')
  }

  function hold(book: Brought): void {
    if (desk.family?.own) {
      brought.value = undefined
      say('bad', t('own.head'), [t('own.grade')], book.copyCode ? spoken(book.copyCode) : undefined)
      return
    }
    brought.value = book
    scan.value = undefined
    if (!book.volume) {
      say('mind', t('counter.scanNumber'), [], spoken(book.copyCode ?? ''))
    } else if (book.volume.parts) {
      void sessionOfVisit().then((id) => router.push({ path: `/counter/drop-offs/${id}`, query: { code: book.copyCode ?? '' } }))
    } else {
      say('mind', t('scanBox.brought', { grade: t(`grade.${book.grade}`) }), [title(book.volume), book.promised ? t('belongs.PROMISED_TO_US') : undefined, book.flaws.map((flaw) => t(`flaw.${flaw}`)).join(t('comma')), t('scanBox.broughtNote')], book.copyCode ? spoken(book.copyCode) : undefined)
    }
  }
  /** 1 to 5 is the condition, 6 to 9 what was found. */
  function look(digit: number): void {
    const book = brought.value
    if (book) {
      const flaw = FLAWS[digit - 6]
      const flaws = flaw && book.flaws.includes(flaw) ? book.flaws.filter((one) => one !== flaw) : flaw ? [...book.flaws, flaw] : book.flaws
      hold({ ...book, flaws, grade: GRADES[digit - 1] ?? book.grade })
    }
  }
  async function accept(book: Brought): Promise<void> {
    if (!book.volume) {
      brought.value = undefined
      return
    }
    try {
      const { copy, decision, reason, credits, request, promiseBonus, effect } = await decide(book)
      brought.value = undefined
      done(decision === 'RETURNED' ? 'bad' : decision === 'QUARANTINE' ? 'mind' : 'good', t(`decision.${decision === 'CREDIT' && credits === 0 ? 'POOLED' : decision}`, { n: credits }), copy, [t(`decisionReason.${reason}`), request && t('counter.forReader', { reader: request.reader ?? '', site: request.pickupSite.name }), promiseBonus ? t('promised.kept', { n: promiseBonus }) : undefined], decision !== 'RETURNED' && !request && !promiseBonus, effect)
    } catch (error) {
      const trouble = Trouble.of(error)
      if (trouble.code === 'second-copy-or-volume') {
        const again = (answer: Schemas['RepeatAnswer']) => async () => accept({ ...book, answer })
        asked({ head: troubleWords(trouble).title, choices: [{ text: t('scanBox.secondCopy'), go: again({ is: 'SECOND_COPY' }) }, { text: t('scanBox.moreThere'), go: async () => void (await router.push(`/counter/drop-offs/${await sessionOfVisit()}`)) }] })
        return
      }
      if (trouble.code === 'price-needed') {
        asked({ head: t('worth.ask'), note: t('worth.coverHint'), choices: [], figures: (coverPrice) => accept({ ...book, coverPrice }) })
        return
      }
      if (trouble.code === 'copy-already-inspected') {
        brought.value = undefined
      }
      throw trouble
    }
  }

  async function verb(which: CopyVerb, copy: Schemas['Copy'], needs: Needs): Promise<void> {
    const cost = scan.value?.copy?.code === copy.code ? (scan.value.credits ?? 0) : 0
    const { copy: now, request, beside } = await doVerb(which, copy.code, siteId.value, needs)
    scan.value = undefined
    const { family } = desk
    // What was set aside for the family was paid for when it was promised.
    const awaited = family?.ready.some((line) => line.copy.code === now.code)
    const effect: Effect | undefined = which === 'HAND_OVER' && family ? { family: family.familyCode, free: awaited ? 0 : -cost, what: 'taken' } : undefined
    const headline = which === 'HAND_OVER' && desk.family ? t('scanBox.handedTo', { code: spoken(desk.family.familyCode) }) : t(`outcome.${which === 'SHELVE' && now.status !== 'AVAILABLE' ? now.status : which}`)
    const reader = request?.reader && now.status !== 'HANDED_OVER' ? t('counter.forReader', { reader: request.reader, site: request.pickupSite.name }) : undefined
    done(which === 'MISSING' || which === 'QUARANTINE' ? 'mind' : 'good', headline, now, [reader, request?.pickupUntil && now.status === 'ON_HOLD_SHELF' ? t('counter.until', { day: day(request.pickupUntil) }) : undefined, now.shelf, beside ? t('mould.link', { n: beside }) : undefined], which !== 'HOLD_SHELF' && now.status !== 'CLAIMED', effect)
    if (effect && desk.family) {
      desk.family = { ...desk.family, ready: desk.family.ready.filter((line) => line.copy.code !== now.code) }
      count(effect)
    } else if (now.status === 'CLAIMED') {
      scan.value = await post('/v1/scans', { body: { code: now.code, siteId: siteId.value } })
    }
  }

  /** A copy that another reader was promised can be given away, with a reason. */
  async function handOver(copy: Schemas['Copy'], overrideReason?: string): Promise<void> {
    try {
      await verb('HAND_OVER', copy, { familyCode: desk.family?.familyCode ?? '', ...(overrideReason ? { overrideReason } : {}) })
    } catch (error) {
      if (Trouble.of(error).code !== 'copy-claimed') {
        throw error
      }
      const give = (why: string) => handOver(copy, why)
      const reasons = REASONS.HAND_OVER.map((reason) => ({ text: `${t('scanBox.giveAway')} ${t(`reason.${reason}`)}`, go: () => give(t(`reason.${reason}`)) }))
      asked({ head: t('counter.override'), note: t('counter.overrideNote'), choices: [{ text: t('scanBox.keep'), go: async () => clear() }, ...reasons], words: give })
    }
  }
  function asked(what: Question): void {
    question.value = what
    say('mind', what.head, [what.note ?? t('scanBox.typeNumber')])
  }

  async function doAction(action: ScanAction): Promise<void> {
    const { copy, dropOffId } = scan.value ?? {}
    if (copy && isCopyVerb(action)) {
      if (action === 'HAND_OVER' && !desk.family) {
        waiting.value = scan.value
        say('mind', t('counter.scanFamily'), [title(copy.volume)], spoken(copy.code))
      } else if (action === 'SEND') {
        await sendWhere(copy)
      } else if (action === 'MISSING' || action === 'QUARANTINE') {
        const why = (reason: string, mould = false) => verb(action, copy, { reason, mould })
        asked({ head: t(`action.${action}`), note: t('scanBox.whyNumber'), choices: REASONS[action].map((reason) => ({ text: t(`reason.${reason}`), go: () => why(t(`reason.${reason}`), reason === 'mould') })), words: why })
      } else {
        await (action === 'HAND_OVER' ? handOver(copy) : verb(action, copy, {}))
      }
    } else if (copy && action === 'CLEAR') {
      await router.push(`/counter/check-shelf/${copy.code}`)
    } else if (dropOffId) {
      await router.push(`/counter/drop-offs/${dropOffId}`)
    } else if (!desk.family) {
      waiting.value = copy ? scan.value : undefined
      say('mind', t('counter.scanFamilyFirst'), [t('counter.thenBook')])
    } else if (action === 'HAND_OVER') {
      say('mind', t('counter.scanBookToHand'), [t('counter.familyReady', desk.family.ready.length)])
    } else {
      await router.push({ path: `/counter/drop-offs/${await sessionOfVisit()}`, query: action === 'INSPECT' ? { code: last.text } : {} })
    }
  }
  /** To its reader's site; else the sites by number, narrowed by what is typed. */
  async function sendWhere(copy: Schemas['Copy']): Promise<void> {
    const to = scan.value?.request?.pickupSite
    if (to) {
      await verb('SEND', copy, { toSiteId: to.id })
      return
    }
    const sites = (await everySite()).filter(({ id }) => id !== siteId.value)
    const list = async (part: string): Promise<void> => asked({ head: t('counter.sendTo'), note: t('scanBox.siteNumber'), choices: sites.filter(({ name }) => name.includes(part)).slice(0, 9).map(({ id, name }) => ({ text: name, go: () => verb('SEND', copy, { toSiteId: id }) })), words: list })
    await list('')
  }

  async function takeBack(code: string): Promise<void> {
    const effect = desk.last.find((one) => one.code === code && one.undo)?.effect
    const { copy, request } = await undo(code, siteId.value)
    scan.value = undefined
    into.value = into.value && { ...into.value, codes: into.value.codes.filter((one) => one !== code) }
    if (effect) {
      count(effect, -1)
    }
    done('mind', t('scanBox.undone'), copy, [[t(`copyStatus.${copy.status}`), copy.site?.name, copy.shelf].filter(Boolean).join(' · '), request?.reader && t('counter.forReader', { reader: request.reader, site: request.pickupSite.name })])
  }

  /** Out of what was begun, step by step; the family stays until it is done. */
  function clear(): void {
    scan.value = question.value = brought.value = into.value = waiting.value = undefined
    shown.value = rest()
    answered()
  }
  const act = (action: ScanAction) => turn(() => doAction(action), last.text)
  return {
    scan, shown, question, brought, into, busy, actions, clear, take, act,
    choose: (choice: Question['choices'][number]) => turn(async () => {
      question.value = undefined
      await choice.go()
    }),
    accept: () => turn(async () => void (brought.value && (await accept(brought.value)))),
    look,
    undo: (code: string) => turn(() => takeBack(code), code),
    leave: () => turn(leave),
  }
}
