"use client"

import { Field } from "@base-ui/react/field"
import type { ComponentProps } from "react"
import { cn } from "./cn"
import { controlStyles } from "./control-styles"

export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return (
    <Field.Control
      render={
        <textarea
          rows={rows}
          className={cn(controlStyles, "h-auto py-2 pointer-coarse:h-auto field-sizing-content", className)}
          {...props}
        />
      }
    />
  )
}
