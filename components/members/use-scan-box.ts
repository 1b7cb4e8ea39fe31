"use client"

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react"

interface ScanBox<State> {
  state: State
  busy: boolean
  input: RefObject<HTMLInputElement | null>
  /** Shows what a question leads to; the newest one wins. */
  show: (next: Promise<State>) => Promise<void>
  find: (typed: string) => Promise<void>
  /** Empties the box for the next member. */
  reset: () => void
  /** Takes the next scan; on a phone the keyboard would only hide the result. */
  awaitScan: () => void
}

interface ScanBoxOptions<State> {
  idle: State
  /** What a scanned or typed text leads to. */
  read: (text: string) => Promise<State>
  initialText: string
  /** What is shown at the start, where no text is. */
  initial?: (() => Promise<State>) | undefined
}

/** One box for a scanned card or a typed name, from a phone, a keyboard or a scanner. Escape starts again. */
export function useScanBox<State>({ idle, read, initialText, initial }: ScanBoxOptions<State>): ScanBox<State> {
  const [state, setState] = useState<State>(idle)
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(0)

  async function show(next: Promise<State>) {
    latest.current += 1
    const asked = latest.current
    setBusy(true)
    const found = await next
    if (asked !== latest.current) return
    setState(() => found)
    setBusy(false)
  }

  function focus() {
    input.current?.focus()
    input.current?.select()
  }

  function clear() {
    latest.current += 1
    setState(() => idle)
    setBusy(false)
    focus()
  }

  async function find(typed: string) {
    const text = typed.trim()
    input.current?.select()
    if (text) await show(read(text))
    else clear()
  }

  const begin = useEffectEvent(() => {
    if (initial) return void show(initial())
    input.current?.focus()
    if (initialText) void find(initialText)
  })
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && !document.querySelector("[role=dialog],[role=alertdialog],[role=menu]")) clear()
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
    show,
    find,
    reset: () => {
      if (input.current) input.current.value = ""
      clear()
    },
    awaitScan: () => {
      if (window.matchMedia("(pointer: fine)").matches) focus()
    },
  }
}
