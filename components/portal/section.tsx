import type { ReactNode } from "react"
import { smallTapLink } from "./styles"

interface SectionProps {
  title: string
  /** Where to see more. */
  more?: { href: string; label: string }
  children: ReactNode
}

/** A part of a portal page under its heading. */
export function Section({ title, more, children }: SectionProps) {
  return (
    <section className="mt-8 grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-xl font-semibold tracking-tight">{title}</h2>
        {more ? (
          <a href={more.href} className={smallTapLink}>
            {more.label}
          </a>
        ) : null}
      </div>
      {children}
    </section>
  )
}
