import { createApp } from 'vue'
import App from './App.vue'
import { i18n, speak } from './i18n'
import { applySettings } from './lib/settings'
import { watchForUpdates } from './lib/updates'
import { router } from './router'
import './tokens.css'
import './base.css'

applySettings()
void speak()
  .catch(() => undefined)
  .then(() => createApp(App).use(i18n).use(router).mount('#app'))
watchForUpdates()
