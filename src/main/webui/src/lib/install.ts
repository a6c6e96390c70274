import { shallowRef } from 'vue'

/** What a browser offers that can put this on the first screen of a phone; TypeScript does not know it yet. */
interface Offer extends Event {
  prompt(): Promise<unknown>
}
/** It is offered once and early, so it is kept until somebody asks for it. */
export const offer = shallowRef<Offer>()

export const installed = () => matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true

export function watchForInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer.value = event as Offer
  })
  addEventListener('appinstalled', () => (offer.value = undefined))
}
