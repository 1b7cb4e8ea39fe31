import type { ComponentProps, ReactNode } from "react"
import { cn } from "./cn"
import { controlStyles } from "./control-styles"

type PlainFieldProps = Omit<ComponentProps<"input">, "id"> & {
  id: string
  label: ReactNode
  help?: ReactNode
  error?: string
}

/** A labelled input that needs no JavaScript at all: for the portal and for pages before sign-in. */
export function PlainField({ id, label, help, error, className, ...props }: PlainFieldProps) {
  const describedBy = [error ? `${id}-error` : null, help ? `${id}-help` : null].filter(Boolean).join(" ")
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
        className={cn(controlStyles, "h-12 text-base", className)}
        {...props}
      />
      {error ? (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      ) : null}
      {help ? (
        <p id={`${id}-help`} className="text-sm text-muted">
          {help}
        </p>
      ) : null}
    </div>
  )
}
