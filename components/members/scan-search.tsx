"use client"

import { ScanLine, Search } from "lucide-react"
import type { FormEvent, ReactNode, RefObject } from "react"
import { Button } from "@/components/ui/button"
import { Input } from "@/components/ui/input"

type ScanSearchProps = {
  id: string
  label: string
  initialText: string
  busy: boolean
  input: RefObject<HTMLInputElement | null>
  onFind: (text: string) => void
  /** What else is asked for before anything is given. */
  children?: ReactNode
}

/** The box that a scanner or a person writes into. */
export function ScanSearch({ id, label, initialText, busy, input, onFind, children }: ScanSearchProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    onFind(String(new FormData(event.currentTarget).get("text") ?? ""))
  }
  return (
    <search>
      <form onSubmit={submit} className="grid gap-2">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <div className="flex gap-2">
          <Input
            ref={input}
            id={id}
            name="text"
            defaultValue={initialText}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={120}
            enterKeyHint="search"
            className="h-12 text-base"
          />
          <Button type="submit" variant="primary" size="lg" loading={busy} icon={<Search aria-hidden />}>
            Find
          </Button>
        </div>
        <p className="flex items-center gap-1.5 text-sm text-muted">
          <ScanLine aria-hidden className="size-4 shrink-0" />
          Scan straight away. Enter finds, Escape starts again.
        </p>
        {children}
      </form>
    </search>
  )
}
