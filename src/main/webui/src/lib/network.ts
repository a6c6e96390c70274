import { ref } from 'vue'

/** Whether the device thinks it has a network. A false "yes" is common (a park's Wi-Fi), so every call still has its timeout. */
export const online = ref(globalThis.navigator?.onLine !== false)

globalThis.addEventListener?.('online', () => (online.value = true))
globalThis.addEventListener?.('offline', () => (online.value = false))
