"use client"

import { type ComponentProps, type ReactNode, useId } from "react"
import { cn } from "./cn"

const tick =
  "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='black' stroke-width='2.2' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='m3.5 8.5 3 3 6-7'/%3E%3C/svg%3E\")"
const dash =
  "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' stroke='black' stroke-width='2.2' stroke-linecap='round'%3E%3Cpath d='M4 8h8'/%3E%3C/svg%3E\")"

export type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  label?: ReactNode
  help?: ReactNode
  indeterminate?: boolean
}

/** A native checkbox with its label beside it. Without a label give it an aria-label. */
export function Checkbox({ label, help, indeterminate, className, ref, ...props }: CheckboxProps) {
  const generatedId = useId()
  const id = props.id ?? generatedId
  const box = (
    <span className="relative inline-grid size-5 shrink-0 place-items-center">
      <input
        type="checkbox"
        ref={(element) => {
          if (element) element.indeterminate = Boolean(indeterminate)
          if (typeof ref === "function") return ref(element)
          if (ref) ref.current = element
        }}
        className="peer size-[1.125rem] appearance-none rounded-[5px] border border-line-strong bg-surface checked:border-transparent checked:bg-accent indeterminate:border-transparent indeterminate:bg-accent disabled:opacity-50 aria-invalid:border-bad"
        {...props}
        id={id}
      />
      <span
        aria-hidden
        style={{ maskImage: indeterminate ? dash : tick }}
        className="pointer-events-none absolute size-4 bg-transparent peer-checked:bg-on-accent peer-indeterminate:bg-on-accent"
      />
    </span>
  )
  if (label === undefined) return <span className={cn("inline-grid size-6 place-items-center", className)}>{box}</span>
  return (
    <label htmlFor={id} className={cn("flex min-h-6 items-start gap-2.5 text-sm", className)}>
      {box}
      <span className="grid min-w-0 gap-0.5 wrap-anywhere">
        <span>{label}</span>
        {help ? <span className="text-xs text-muted">{help}</span> : null}
      </span>
    </label>
  )
}
