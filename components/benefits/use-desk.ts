"use client"

import { useEffect, useEffectEvent, useRef, useState } from "react"
import { toast } from "@/components/ui/toast"
import { type DeskState, type Given, give, readDeskMember, readTyped, takeBack } from "./desk-state"

/** One box for a scanned card or a name, and the member it leads to. The newest question wins. */
export function useDesk(slug: string, initial: { text: string; memberId: string | null }) {
  const [state, setState] = useState<DeskState>({ kind: "idle" })
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(0)

  async function show(next: Promise<DeskState>) {
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
    focusOn(input.current)
  }

  async function find(typed: string) {
    const text = typed.trim()
    input.current?.select()
    if (text) await show(readTyped(slug, text))
    else clear()
  }

  const undo = (memberId: string, useId: string) => show(takeBack(slug, memberId, useId))
  async function record(memberId: string, benefit: { id: string; name: string }, given: Given) {
    const answer = give(slug, memberId, benefit.id, given)
    await show(answer.then((done) => done.state))
    const { useId } = await answer
    if (useId === null) return false
    readyForScan(input.current)
    toast.success(`${benefit.name}: recorded`, { undo: () => void undo(memberId, useId) })
    return true
  }

  const begin = useEffectEvent(() => {
    if (initial.memberId) return void show(readDeskMember(slug, initial.memberId))
    input.current?.focus()
    if (initial.text) void find(initial.text)
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
    find,
    open: (memberId: string) => show(readDeskMember(slug, memberId)),
    record,
    undo,
    reset: () => {
      if (input.current) input.current.value = ""
      clear()
    },
  }
}

/** On a phone the keyboard would only hide the result. */
function readyForScan(input: HTMLInputElement | null): void {
  if (window.matchMedia("(pointer: fine)").matches) focusOn(input)
}

function focusOn(input: HTMLInputElement | null): void {
  input?.focus()
  input?.select()
}

export type Desk = ReturnType<typeof useDesk>
