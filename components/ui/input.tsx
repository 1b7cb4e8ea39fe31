"use client"

import { Input as BaseInput } from "@base-ui/react/input"
import type { ComponentProps } from "react"
import { cn } from "./cn"
import { controlStyles } from "./control-styles"

export type InputProps = Omit<ComponentProps<typeof BaseInput>, "className"> & { className?: string }

export function Input({ className, ...props }: InputProps) {
  return <BaseInput className={cn(controlStyles, className)} {...props} />
}
