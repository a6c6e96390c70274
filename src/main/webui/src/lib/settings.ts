import { reactive, watchEffect } from 'vue'

export type Language = 'zh-CN' | 'en'
export type TextSize = 'normal' | 'large' | 'largest'
export type Light = 'auto' | 'light' | 'dark'

/** How this device shows things. Not of a person: the phone of a grandmother stays hers after signing out. */
export interface Settings {
  language: Language
  size: TextSize
  light: Light
  elder: boolean
  sound: boolean
}

const NAME = 'settings'
const DEFAULTS: Settings = {
  language: globalThis.navigator?.language?.startsWith('zh') === false ? 'en' : 'zh-CN',
  size: 'normal',
  light: 'auto',
  elder: false,
  sound: true,
}

export const settings = reactive<Settings>({ ...DEFAULTS, ...read() })

function read(): Partial<Settings> {
  try {
    return JSON.parse(globalThis.localStorage?.getItem(NAME) ?? '{}') as Partial<Settings>
  } catch {
    return {}
  }
}

/** Writes the settings to the device and to the root element, where tokens.css reads them. */
export function applySettings(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const show = () => {
    const root = document.documentElement
    root.lang = settings.language
    root.dataset.size = settings.size
    root.dataset.elder = String(settings.elder)
    root.dataset.light = settings.light === 'auto' ? (dark.matches ? 'dark' : 'light') : settings.light
  }
  dark.addEventListener('change', show)
  watchEffect(() => {
    localStorage.setItem(NAME, JSON.stringify(settings))
    show()
  })
}
