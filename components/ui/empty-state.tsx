import type { ReactNode } from "react"
import { cn } from "./cn"

type EmptyStateProps = {
  icon?: ReactNode
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** What this place is for, and the first step. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn("grid justify-items-center gap-3 px-4 py-12 text-center", className)}>
      {icon ? (
        <span
          className="grid size-11 place-items-center rounded-full bg-accent-tint text-accent-ink [&_svg]:size-5"
          aria-hidden
        >
          {icon}
        </span>
      ) : null}
      <p className="text-base font-semibold">{title}</p>
      {children ? <div className="max-w-md text-sm text-muted text-pretty">{children}</div> : null}
      {action ? <div className="mt-1 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
