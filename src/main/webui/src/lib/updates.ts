import { ref } from 'vue'

/** A newer version of the pages, fetched and waiting. */
export const waiting = ref<ServiceWorker>()

export function watchForUpdates(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) {
    return
  }
  // The very first worker takes nothing over, so only a change of an existing one reloads.
  const updating = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => updating && location.reload())
  void navigator.serviceWorker
    .register('/sw.js', { type: 'module', updateViaCache: 'none' })
    .then((registration) => {
      waiting.value = registration.waiting ?? undefined
      registration.addEventListener('updatefound', () => {
        const next = registration.installing
        next?.addEventListener('statechange', () => {
          if (next.state === 'installed' && navigator.serviceWorker.controller) {
            waiting.value = next
          }
        })
      })
    })
    .catch(() => undefined)
}

export function update(): void {
  waiting.value?.postMessage('take-over')
  waiting.value = undefined
}
