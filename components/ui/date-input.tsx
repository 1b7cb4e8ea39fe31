"use client"

import { cn } from "./cn"
import { Input, type InputProps } from "./input"

/** A calendar day, `YYYY-MM-DD` in and out. */
export function DateInput({ className, ...props }: Omit<InputProps, "type">) {
  return <Input type="date" className={cn("tabular max-w-44", className)} {...props} />
}
