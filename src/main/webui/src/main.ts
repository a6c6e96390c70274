import { createApp } from 'vue'
import App from './App.vue'
import { prepare } from './api/session'
import { i18n, speak } from './i18n'
import { applySettings } from './lib/settings'
import { watchForInstall } from './lib/install'
import { watchForUpdates } from './lib/updates'
import { router } from './router'
import './tokens.css'
import './base.css'

applySettings()
prepare()
void speak()
  .catch(() => undefined)
  .then(async () => {
    const app = createApp(App).use(i18n).use(router)
    // The splash stays until there is a page to show in its place; what cannot be fetched is said by the frame.
    await router.isReady().catch(() => undefined)
    app.mount('#app')
  })
watchForUpdates()
watchForInstall()
