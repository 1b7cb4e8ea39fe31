import type { ComponentProps, ReactNode } from "react"
import { cn } from "./cn"

export function Card({ className, ...props }: ComponentProps<"section">) {
  return (
    <section className={cn("min-w-0 rounded-card border border-line bg-surface p-4 sm:p-6", className)} {...props} />
  )
}

type CardHeaderProps = { title: ReactNode; description?: ReactNode; action?: ReactNode; className?: string }

export function CardHeader({ title, description, action, className }: CardHeaderProps) {
  return (
    <div className={cn("mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2", className)}>
      <div className="grid min-w-0 gap-1">
        <h2 className="text-base font-semibold">{title}</h2>
        {description ? <p className="max-w-prose text-sm text-muted">{description}</p> : null}
      </div>
      {action}
    </div>
  )
}
