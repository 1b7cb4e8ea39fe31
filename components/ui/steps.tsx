import { Check } from "lucide-react"
import type { ReactNode } from "react"
import { cn } from "./cn"

export type Step = {
  id: string
  title: ReactNode
  description?: ReactNode
  state: "done" | "current" | "todo"
  action?: ReactNode
}

const words = { done: "Done", current: "Next", todo: "Later" } as const

const marks = {
  done: "bg-accent text-on-accent border-transparent",
  current: "border-accent-ink text-accent-ink",
  todo: "border-line-strong text-muted",
} as const

/** A path from empty to done: what is finished, what comes next. */
export function Checklist({ steps, className }: { steps: readonly Step[]; className?: string }) {
  return (
    <ol className={cn("grid", className)}>
      {steps.map((step, index) => (
        <li key={step.id} className="flex gap-3 border-b border-line py-4 first:pt-0 last:border-0 last:pb-0">
          <span
            className={cn(
              "tabular grid size-6 shrink-0 place-items-center rounded-full border text-xs font-semibold",
              marks[step.state],
            )}
          >
            {step.state === "done" ? <Check aria-hidden className="size-3.5" /> : index + 1}
          </span>
          <div className="flex min-w-0 grow flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <div className="grid min-w-0 gap-0.5">
              <p className={cn("font-semibold", step.state === "done" && "text-muted")}>
                {step.title} <span className="sr-only">({words[step.state]})</span>
              </p>
              {step.description ? <p className="max-w-prose text-sm text-muted">{step.description}</p> : null}
            </div>
            {step.action}
          </div>
        </li>
      ))}
    </ol>
  )
}
