/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { __KEPT__: PrecacheEntry[] }

/**
 * Keeps the pages of this client for days without network. Answers of the service are never kept here: what a family may
 * see offline is kept by the pages themselves and forgotten at sign-out.
 */
cleanupOutdatedCaches()
precacheAndRoute(self.__KEPT__)

/** Pages that the service draws itself. */
const NOT_OURS = [/^\/v1\//, /^\/[bfce]\//i, /^\/problems/, /^\/demo/, /^\/q\//, /\.[a-z0-9]{2,5}$/i]
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: NOT_OURS }))

/** A new version waits until the reader says so: a page is never exchanged under somebody's hands. */
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') {
    void self.skipWaiting()
  }
})
