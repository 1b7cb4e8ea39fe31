"use client"

import { ChevronRight } from "lucide-react"
import { type ReactNode, useState } from "react"

type RuleGroupProps = {
  title: string
  /** How it stands, read while it is closed. */
  told: string
  /** Something in it needs attention: it cannot stay closed. */
  hasError: boolean
  children: ReactNode
}

/** A part of a rule that most leave as it is: closed, it says how it stands. */
export function RuleGroup({ title, told, hasError, children }: RuleGroupProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className="group border-t border-line pt-3"
      open={isOpen || hasError}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="flex min-h-8 list-none items-center gap-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90" />
        <span className="shrink-0 font-semibold">{title}</span>
        <span className="min-w-0 truncate text-muted group-open:hidden">{told}</span>
      </summary>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4 pb-1">{children}</div>
    </details>
  )
}
