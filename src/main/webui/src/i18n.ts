import { watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { readMessage } from './lib/messages'
import { settings, type Language } from './lib/settings'
import zh from './locales/zh-CN'

/** The same keys with words of another language. */
export type Shape<T> = T extends string ? string : { [K in keyof T]: Shape<T[K]> }

/** Words that only some pages say; they come with those pages, so that the first screen does not wait for them. */
export type Part = 'staff' | 'life' | 'catalogue' | 'count' | 'places' | 'shelf' | 'stock' | 'rules' | 'visits' | 'printing' | 'appeals' | 'runs' | 'swaps' | 'line' | 'waiting' | 'trade' | 'simulation' | 'lineRules' | 'reports' | 'tickets' | 'partner' | 'programme' | 'onStage' | 'planning' | 'fairStock' | 'tour' | 'now' | 'gate' | 'rain' | 'table' | 'near'
type Words = Record<string, unknown>
const WORDS: Record<Part | 'start', Record<Language, () => Promise<{ default: Words }>>> = {
  start: { 'zh-CN': () => Promise.resolve({ default: zh }), en: () => import('./locales/en') },
  staff: { 'zh-CN': () => import('./locales/zh-CN.staff'), en: () => import('./locales/en.staff') },
  catalogue: { 'zh-CN': () => import('./locales/zh-CN.catalogue'), en: () => import('./locales/en.catalogue') },
  places: { 'zh-CN': () => import('./locales/zh-CN.places'), en: () => import('./locales/en.places') },
  runs: { 'zh-CN': () => import('./locales/zh-CN.runs'), en: () => import('./locales/en.runs') },
  stock: { 'zh-CN': () => import('./locales/zh-CN.stock'), en: () => import('./locales/en.stock') },
  count: { 'zh-CN': () => import('./locales/zh-CN.count'), en: () => import('./locales/en.count') },
  shelf: { 'zh-CN': () => import('./locales/zh-CN.shelf'), en: () => import('./locales/en.shelf') },
  printing: { 'zh-CN': () => import('./locales/zh-CN.printing'), en: () => import('./locales/en.printing') },
  appeals: { 'zh-CN': () => import('./locales/zh-CN.appeals'), en: () => import('./locales/en.appeals') },
  rules: { 'zh-CN': () => import('./locales/zh-CN.rules'), en: () => import('./locales/en.rules') },
  visits: { 'zh-CN': () => import('./locales/zh-CN.visits'), en: () => import('./locales/en.visits') },
  swaps: { 'zh-CN': () => import('./locales/zh-CN.swaps'), en: () => import('./locales/en.swaps') },
  line: { 'zh-CN': () => import('./locales/zh-CN.line'), en: () => import('./locales/en.line') },
  waiting: { 'zh-CN': () => import('./locales/zh-CN.waiting'), en: () => import('./locales/en.waiting') },
  trade: { 'zh-CN': () => import('./locales/zh-CN.trade'), en: () => import('./locales/en.trade') },
  simulation: { 'zh-CN': () => import('./locales/zh-CN.simulation'), en: () => import('./locales/en.simulation') },
  partner: { 'zh-CN': () => import('./locales/zh-CN.partner'), en: () => import('./locales/en.partner') },
  planning: { 'zh-CN': () => import('./locales/zh-CN.planning'), en: () => import('./locales/en.planning') },
  lineRules: { 'zh-CN': () => import('./locales/zh-CN.lineRules'), en: () => import('./locales/en.lineRules') },
  reports: { 'zh-CN': () => import('./locales/zh-CN.reports'), en: () => import('./locales/en.reports') },
  tickets: { 'zh-CN': () => import('./locales/zh-CN.tickets'), en: () => import('./locales/en.tickets') },
  programme: { 'zh-CN': () => import('./locales/zh-CN.programme'), en: () => import('./locales/en.programme') },
  onStage: { 'zh-CN': () => import('./locales/zh-CN.onStage'), en: () => import('./locales/en.onStage') },
  fairStock: { 'zh-CN': () => import('./locales/zh-CN.fairStock'), en: () => import('./locales/en.fairStock') },
  tour: { 'zh-CN': () => import('./locales/zh-CN.tour'), en: () => import('./locales/en.tour') },
  now: { 'zh-CN': () => import('./locales/zh-CN.now'), en: () => import('./locales/en.now') },
  gate: { 'zh-CN': () => import('./locales/zh-CN.gate'), en: () => import('./locales/en.gate') },
  rain: { 'zh-CN': () => import('./locales/zh-CN.rain'), en: () => import('./locales/en.rain') },
  table: { 'zh-CN': () => import('./locales/zh-CN.table'), en: () => import('./locales/en.table') },
  near: { 'zh-CN': () => import('./locales/zh-CN.near'), en: () => import('./locales/en.near') },
  life: { 'zh-CN': () => import('./locales/zh-CN.life'), en: () => import('./locales/en.life') },
}

/** Chinese comes with the first download, English when somebody wants it. */
export const i18n = createI18n({ legacy: false, locale: 'zh-CN', fallbackLocale: 'zh-CN', missingWarn: false, fallbackWarn: false, messageCompiler: readMessage, messages: { 'zh-CN': zh } as Record<string, typeof zh> })

const wanted = new Set<Part>()
const known = new Set(['start zh-CN'])

async function learn(part: Part | 'start', language: Language): Promise<void> {
  if (!known.has(`${part} ${language}`)) {
    i18n.global.mergeLocaleMessage(language, (await WORDS[part][language]()).default)
    known.add(`${part} ${language}`)
  }
}

export async function speak(): Promise<void> {
  const { language } = settings
  await Promise.all((['start', ...wanted] as const).map((part) => learn(part, language)))
  i18n.global.locale.value = language
}

/** A page that says the words of a part: fetched beside it. */
export function saying<P>(part: Part, page: () => Promise<P>, ...more: Part[]): () => Promise<P> {
  return async () => {
    for (const each of [part, ...more]) wanted.add(each)
    const [loaded] = await Promise.all([page(), speak()])
    return loaded
  }
}

watch(() => settings.language, () => void speak())
