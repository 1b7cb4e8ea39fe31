"use client"

import type { ReactNode } from "react"
import { cn } from "./cn"

export type RadioOption = { value: string; label: ReactNode; help?: ReactNode; disabled?: boolean }

export type RadioGroupProps = {
  label: ReactNode
  hideLabel?: boolean
  name: string
  options: readonly RadioOption[]
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  error?: string
  help?: ReactNode
  /** Cards side by side from 640 px, instead of lines. */
  cards?: boolean
  className?: string
}

const dot =
  "mt-px size-[1.125rem] shrink-0 appearance-none rounded-full border border-line-strong bg-surface checked:border-[5.5px] checked:border-accent disabled:opacity-50"

/** Native radio buttons in a fieldset. */
export function RadioGroup(props: RadioGroupProps) {
  const { label, hideLabel, name, options, value, defaultValue, onValueChange, error, help, cards, className } = props
  return (
    <fieldset data-field={name} className={cn("grid min-w-0 gap-2", className)}>
      <legend className={cn("mb-1.5 text-sm font-semibold", hideLabel && "sr-only")}>{label}</legend>
      <div className={cn("grid gap-2", cards && "sm:grid-flow-col sm:auto-cols-fr")}>
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              "flex min-h-6 items-start gap-2.5 text-sm",
              cards &&
                "rounded-control border border-line p-3 has-checked:border-accent-ink has-checked:bg-accent-tint",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              className={dot}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              onChange={() => onValueChange?.(option.value)}
            />
            <span className="grid gap-0.5">
              <span className={cn(cards && "font-semibold")}>{option.label}</span>
              {option.help ? <span className="text-xs text-muted">{option.help}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? <p className="text-sm text-bad">{error}</p> : null}
      {help ? <p className="text-xs text-muted">{help}</p> : null}
    </fieldset>
  )
}
