"use client"

import { Field } from "@base-ui/react/field"
import { ChevronDown } from "lucide-react"
import type { ComponentProps } from "react"
import { cn } from "./cn"
import { controlStyles } from "./control-styles"

export type SelectOption = { value: string; label: string; disabled?: boolean }

export type SelectProps = Omit<ComponentProps<"select">, "children" | "multiple"> & {
  options: readonly SelectOption[]
  /** Shown while nothing is chosen; its value is the empty string. */
  placeholder?: string
}

/** The platform's own select: right on phones, with a screen reader and without JavaScript. */
export function Select({ options, placeholder, className, ...props }: SelectProps) {
  return (
    <span className={cn("relative block w-full min-w-0", className)}>
      <Field.Control
        render={
          <select className={cn(controlStyles, "appearance-none truncate pr-9")} {...props}>
            {placeholder === undefined ? null : <option value="">{placeholder}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
        }
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  )
}
