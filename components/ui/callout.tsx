import type { ReactNode } from "react"
import { type Tone, toneIcons } from "./badge"
import { cn } from "./cn"

const grounds: Record<Tone, string> = {
  good: "border-good/30 bg-good-tint",
  warning: "border-warning/30 bg-warning-tint",
  bad: "border-bad/30 bg-bad-tint",
  neutral: "border-line bg-raised",
  accent: "border-accent-ink/25 bg-accent-tint",
}

const inks: Record<Tone, string> = {
  good: "text-good",
  warning: "text-warning",
  bad: "text-bad",
  neutral: "text-muted",
  accent: "text-accent-ink",
}

type CalloutProps = {
  tone?: Tone
  title?: ReactNode
  action?: ReactNode
  children?: ReactNode
  className?: string
  role?: "status" | "alert"
}

export function Callout({ tone = "neutral", title, action, children, className, role }: CalloutProps) {
  const Icon = toneIcons[tone]
  return (
    <div role={role} className={cn("flex gap-3 rounded-control border p-3 text-sm text-ink", grounds[tone], className)}>
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", inks[tone])} />
      <div className="flex min-w-0 grow flex-wrap content-start items-center justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 gap-0.5">
          {title ? <p className="font-semibold">{title}</p> : null}
          {children ? <div className="max-w-prose">{children}</div> : null}
        </div>
        {action}
      </div>
    </div>
  )
}
