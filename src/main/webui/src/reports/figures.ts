import type { components } from '../api/contract'
import { settings } from '../lib/settings'
import { useWords } from '../lib/words'

export type Row = components['schemas']['ReportRow']
export type Table = components['schemas']['ReportTable']
export type Count = components['schemas']['ReportCount']
export type Definition = components['schemas']['ReportDefinition']
export type ReportName = components['schemas']['ReportName']

export const REPORTS: ReportName[] = ['VISITS', 'ACTIVATION', 'BOOKS', 'NO_SHOWS']
/** The order in which a report is read; what is not named comes after. */
const ORDER = ['TOTAL', 'PER_RESIDENT', 'FAMILIES', 'WAYS', 'BY_MONTH', 'BY_DAY', 'BY_VENUE', 'BY_FAIR', 'BY_SESSION', 'BY_AGE_BAND', 'BY_CHANNEL', 'BY_WAY', 'BY_CLASS', 'BY_ORIGIN', 'DAYS_TO_MOVE', 'FAMILIES_BY_MONTH', 'BY_LEG']
const SHARES = new Set(['SHARE'])
const CLASSES = 'ABCDEFGHIJKNOPQRSTUVXZ'

export const inOrder = (tables: Table[]) => [...tables].sort((a, b) => (ORDER.indexOf(a.name) + 1 || 99) - (ORDER.indexOf(b.name) + 1 || 99))
export const measuresOf = (rows: { measures: Record<string, number> }[]) => [...new Set(rows.flatMap(({ measures }) => Object.keys(measures)))]
const KEYS = ['FROM_SITE', 'SITE', 'FAIR', 'SESSION', 'MONTH', 'DAY', 'AGE_BAND', 'CHANNEL', 'AREA', 'YEAR', 'CLASS', 'DAYS', 'WAY']
export const keysOf = (rows: { keys: Record<string, string> }[]) => KEYS.filter((key) => rows.some(({ keys }) => keys[key] !== undefined))

/** How figures are said. */
export function useFigures(names: () => Record<string, string> | undefined) {
  const { t } = useWords()
  function key(name: string, value: string | undefined): string {
    if (value === undefined) return ''
    const known = names()?.[value]
    if (known) return known
    if (name === 'SESSION') return t('reports.session', { n: value })
    if (name === 'CLASS' && value.length === 1 && CLASSES.includes(value)) return `${value} ${t(`search.classes.${value}`)}`
    if (name === 'DAYS' && value !== 'NOT_YET') return t(`reports.value.d${value.replace('-', '_')}`)
    return ['AGE_BAND', 'CHANNEL', 'WAY', 'DAYS', 'CLASS'].includes(name) || value === 'HOME' ? t(`reports.value.${value}`) : value
  }
  function number(measure: string, value: number | undefined): string {
    if (value === undefined) return '–'
    const language = settings.language
    return SHARES.has(measure)
      ? t('reports.percent', { n: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value * 100) })
      : new Intl.NumberFormat(language, { maximumSignificantDigits: measure === 'PER_RESIDENT' ? 3 : 15 }).format(value)
  }
  return { key, number, label: (keys: Record<string, string>) => keysOf([{ keys }]).map((name) => key(name, keys[name])).join(' · ') }
}
