"use client"

import { useEffect } from "react"

/**
 * Keeps the member's card on this device for when there is no network, or, signed out, takes it away. The service worker
 * sees the pages under `scope` and keeps nothing but the card.
 */
export function KeepCard({ scope, keep }: { scope: string; keep: boolean }) {
  useEffect(() => {
    const workers = navigator.serviceWorker
    if (!workers) return
    const tell = async () => {
      const known = await workers.getRegistration(scope)
      const registered = known?.scope.endsWith(scope) ? known : undefined
      if (keep) {
        const registration = registered ?? (await workers.register(`${scope}sw.js`, { scope }))
        const worker = registration.active ?? registration.waiting ?? registration.installing
        worker?.postMessage("keep")
      } else {
        registered?.active?.postMessage("forget")
        await caches.delete(`card ${scope}`)
      }
    }
    // Without a worker the card only needs the network.
    tell().catch(() => undefined)
  }, [scope, keep])
  return null
}
