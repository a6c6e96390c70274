import { watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { settings } from './lib/settings'
import zh from './locales/zh-CN'

export type Catalogue = { [K in keyof typeof zh]: Shape<(typeof zh)[K]> }
type Shape<T> = T extends string ? string : { [K in keyof T]: Shape<T[K]> }

/** Chinese comes with the first download, English when somebody wants it. */
export const i18n = createI18n({ legacy: false, locale: 'zh-CN', fallbackLocale: 'zh-CN', missingWarn: false, fallbackWarn: false, messages: { 'zh-CN': zh } as Record<string, typeof zh> })

export async function speak(): Promise<void> {
  if (settings.language === 'en' && !i18n.global.availableLocales.includes('en')) {
    i18n.global.setLocaleMessage('en', (await import('./locales/en')).default as unknown as typeof zh)
  }
  i18n.global.locale.value = settings.language
}

watch(() => settings.language, () => void speak())
