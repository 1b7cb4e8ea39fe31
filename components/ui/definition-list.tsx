import type { ReactNode } from "react"
import { cn } from "./cn"

export type Definition = { term: ReactNode; value: ReactNode; key?: string }

/** Terms and their values in two columns, one on a phone. */
export function DefinitionList({ items, className }: { items: readonly Definition[]; className?: string }) {
  return (
    <dl className={cn("grid text-sm", className)}>
      {items.map((item, index) => (
        <div
          key={item.key ?? (typeof item.term === "string" ? item.term : index)}
          className="grid gap-x-4 gap-y-0.5 border-b border-line py-2 last:border-0 sm:grid-cols-[minmax(8rem,14rem)_1fr]"
        >
          <dt className="text-muted">{item.term}</dt>
          <dd className="tabular min-w-0 break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
