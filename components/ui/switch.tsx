"use client"

import { Switch as Base } from "@base-ui/react/switch"
import { type ReactNode, useId } from "react"
import { cn } from "./cn"

export type SwitchProps = {
  label: ReactNode
  help?: ReactNode
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  disabled?: boolean
  name?: string
  className?: string
}

/** For what takes effect at once. In a form that is saved later, use a checkbox. */
export function Switch({ label, help, className, ...props }: SwitchProps) {
  const id = useId()
  return (
    <label htmlFor={id} className={cn("flex items-start justify-between gap-4 text-sm", className)}>
      <span className="grid gap-0.5">
        <span className="font-semibold">{label}</span>
        {help ? <span className="text-xs text-muted">{help}</span> : null}
      </span>
      <Base.Root
        {...props}
        id={id}
        className="relative flex h-6 w-10 items-center shrink-0 rounded-full border border-line-strong bg-raised transition-colors data-checked:border-transparent data-checked:bg-accent data-disabled:opacity-50"
      >
        <Base.Thumb className="block size-4 translate-x-[3px] rounded-full bg-muted transition-transform data-checked:translate-x-[19px] data-checked:bg-on-accent" />
      </Base.Root>
    </label>
  )
}
