/**
 * The service worker of one program's portal. It lives under the portal's address and so sees nothing else of the site.
 * It keeps one page, the card made to stand alone, and shows it only when a page of the portal cannot be reached.
 */
export function serviceWorker(base: string): string {
  const scope = `${base}/`
  return `const store = ${JSON.stringify(`card ${scope}`)}
const card = ${JSON.stringify(`${scope}card/offline`)}

async function keep() {
  const cache = await caches.open(store)
  const answer = await fetch(card, { credentials: "same-origin", redirect: "manual", cache: "no-store" })
  if (answer.ok) await cache.put(card, answer)
  else await caches.delete(store)
}

async function orCard(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await (await caches.open(store)).match(card)
    if (kept) return kept
    throw error
  }
}

self.addEventListener("install", (event) => event.waitUntil(keep().catch(() => undefined).then(() => self.skipWaiting())))
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()))
self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keep().catch(() => undefined))
  if (event.data === "forget") event.waitUntil(caches.delete(store))
})
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") event.respondWith(orCard(event.request))
})
`
}
