"use client"

import { useState } from "react"
import { cn } from "./cn"
import { Input } from "./input"
import { minorToText, textToMinor } from "./minor-units"

export type MoneyInputProps = {
  /** Minor units: cents of a dollar, whole yen. */
  value: number | null
  onValueChange: (valueMinor: number | null) => void
  /** ISO 4217. */
  currency: string
  exponent?: number
  disabled?: boolean
  placeholder?: string
  name?: string
  className?: string
  "aria-label"?: string
}

/** An amount of money: minor units in and out, typed as a decimal. What cannot be read is kept, marked, and told as no amount. */
export function MoneyInput({ value, onValueChange, currency, exponent = 2, className, ...props }: MoneyInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === null ? "" : minorToText(value, exponent))
  const invalid = textToMinor(shown, exponent) === undefined
  return (
    <span className="relative block w-full min-w-0">
      <Input
        inputMode="decimal"
        autoComplete="off"
        value={shown}
        aria-invalid={invalid || undefined}
        className={cn("tabular pr-14 text-end", className)}
        onChange={(event) => {
          setTyped(event.target.value)
          // Not the amount before it: "12,5O" would be stored as 12.5.
          onValueChange(textToMinor(event.target.value, exponent) ?? null)
        }}
        onBlur={() => {
          if (!invalid) setTyped(null)
        }}
        {...props}
      />
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-muted">{currency}</span>
    </span>
  )
}
