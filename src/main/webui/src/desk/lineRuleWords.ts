import { useWords } from '../lib/words'
import type { Group } from './lineRules'

/** Fields and values of the rules of requests as people say them. */
export function useLineRuleWords() {
  const { t } = useWords()
  return {
    named(field: string): string {
      if (field === 'order.determinants') {
        return t('lineRules.group.order')
      }
      const [group, name] = (field.includes('.') ? field.split('.') : ['requests', field]) as [Group, string]
      return `${t(`lineRules.group.${group}`)} · ${t(`lineRules.${group}.${name}`)}`
    },
    said(json: string): string {
      const value: unknown = JSON.parse(json)
      return Array.isArray(value) ? value.map((one) => t(`lineRules.determinant.${one}`)).join(' → ') : String(value)
    },
  }
}
