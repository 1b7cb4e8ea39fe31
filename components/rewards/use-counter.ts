"use client"

import { useEffect, useEffectEvent, useRef, useState } from "react"
import { type CounterState, markUsed, readMember, readTyped, redeemFor } from "./counter-state"

/** One box for everything: a scanned card or code, a name, an address. The newest question wins. */
export function useCounter(slug: string, initialText: string) {
  const [state, setState] = useState<CounterState>({ kind: "idle" })
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(0)

  async function show(next: Promise<CounterState>) {
    latest.current += 1
    const asked = latest.current
    setBusy(true)
    const found = await next
    if (asked !== latest.current) return
    setState(found)
    setBusy(false)
  }

  function clear() {
    latest.current += 1
    setState({ kind: "idle" })
    setBusy(false)
    input.current?.focus()
    input.current?.select()
  }

  function reset() {
    if (input.current) input.current.value = ""
    clear()
  }

  async function find(typed: string) {
    const text = typed.trim()
    input.current?.select()
    if (text) await show(readTyped(slug, text))
    else clear()
  }

  async function take(code: string) {
    await show(markUsed(slug, code))
    // Ready for the next scan; on a phone the keyboard would only hide the result.
    if (!window.matchMedia("(pointer: fine)").matches) return
    input.current?.focus()
    input.current?.select()
  }

  const begin = useEffectEvent(() => {
    input.current?.focus()
    if (initialText) void find(initialText)
  })
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && !document.querySelector("[role=dialog],[role=alertdialog]")) clear()
  })
  useEffect(() => {
    begin()
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [])

  return {
    state,
    busy,
    input,
    find,
    open: (memberId: string) => show(readMember(slug, memberId)),
    redeem: (memberId: string, rewardId: string) => show(redeemFor(slug, memberId, rewardId)),
    take,
    reset,
  }
}
