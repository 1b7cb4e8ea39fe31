"use client"

import { Field as BaseField } from "@base-ui/react/field"
import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { cn } from "./cn"

export type FieldProps = {
  label: ReactNode
  help?: ReactNode
  error?: string
  optional?: boolean
  disabled?: boolean
  /** The control's name: the summary of errors jumps to it. */
  name?: string
  className?: string
  children: ReactNode
}

/** Label above, help below, error beside it. Every control of this folder inside finds its label, help and error by itself. */
export function Field({ label, help, error, optional, disabled, name, className, children }: FieldProps) {
  return (
    <BaseField.Root
      invalid={Boolean(error)}
      disabled={disabled}
      name={name}
      data-field={name}
      className={cn("grid min-w-0 content-start gap-1.5", className)}
    >
      <BaseField.Label className="flex items-baseline gap-2 text-sm font-semibold">
        {label}
        {optional ? <span className="text-xs font-normal text-muted">Optional</span> : null}
      </BaseField.Label>
      {children}
      {error ? (
        <BaseField.Error match className="flex items-start gap-1.5 text-sm text-bad">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </BaseField.Error>
      ) : null}
      {help ? <BaseField.Description className="text-xs text-muted">{help}</BaseField.Description> : null}
    </BaseField.Root>
  )
}
