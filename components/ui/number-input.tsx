"use client"

import { NumberField } from "@base-ui/react/number-field"
import { Minus, Plus } from "lucide-react"
import type { ReactNode } from "react"
import { cn } from "./cn"
import { controlStyles } from "./control-styles"

export type NumberInputProps = {
  value: number | null
  onValueChange: (value: number | null) => void
  min?: number
  max?: number
  step?: number
  /** Said after the number: points, days. */
  unit?: ReactNode
  decimals?: number
  steppers?: boolean
  /** Leaves what is typed below `min` or above `max` to the form to refuse, where it would be acted upon at once. */
  unbounded?: boolean
  disabled?: boolean
  placeholder?: string
  name?: string
  className?: string
  "aria-label"?: string
}

const stepper =
  "grid h-full w-8 shrink-0 @max-[11rem]:hidden place-items-center text-muted hover:bg-raised hover:text-ink disabled:opacity-40"

/** A number that is typed or stepped with the arrow keys; null while empty. */
export function NumberInput(props: NumberInputProps) {
  const {
    value,
    onValueChange,
    min,
    max,
    step = 1,
    unit,
    decimals = 0,
    steppers,
    unbounded,
    className,
    ...input
  } = props
  return (
    <NumberField.Root
      className="@container min-w-0"
      value={value}
      onValueChange={(next) => onValueChange(next)}
      min={min}
      max={max}
      allowOutOfRange={unbounded}
      step={step}
      locale="en-US"
      format={{ maximumFractionDigits: decimals }}
      disabled={input.disabled}
      name={input.name}
    >
      <NumberField.Group
        className={cn(
          controlStyles,
          "flex items-center overflow-hidden p-0 focus-within:outline-2 focus-within:outline-accent-ink",
          className,
        )}
      >
        {steppers ? (
          <NumberField.Decrement aria-label="Less" className={cn(stepper, "border-r border-line")}>
            <Minus aria-hidden className="size-3.5" />
          </NumberField.Decrement>
        ) : null}
        <NumberField.Input
          aria-label={input["aria-label"]}
          placeholder={input.placeholder}
          className="tabular h-full w-full min-w-0 bg-transparent px-3 text-end outline-none"
        />
        {unit ? <span className="shrink-0 pr-3 text-muted">{unit}</span> : null}
        {steppers ? (
          <NumberField.Increment aria-label="More" className={cn(stepper, "border-l border-line")}>
            <Plus aria-hidden className="size-3.5" />
          </NumberField.Increment>
        ) : null}
      </NumberField.Group>
    </NumberField.Root>
  )
}
