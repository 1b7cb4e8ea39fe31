import type { ReactNode } from "react"

/** What belongs together, a row each, on one card. */
export function CardList({ children }: { children: ReactNode }) {
  return <ul className="overflow-hidden rounded-card border border-line bg-surface">{children}</ul>
}

/** A row: what it is, a word about it below, and its figure or button at the end. */
export function CardRow({ title, note, end }: { title: ReactNode; note?: ReactNode; end?: ReactNode }) {
  return (
    <li className="flex items-center gap-4 border-b border-line p-4 last:border-0">
      <span className="min-w-0 grow break-words">
        {title}
        {note ? <span className="block text-sm text-muted text-pretty">{note}</span> : null}
      </span>
      {end}
    </li>
  )
}
