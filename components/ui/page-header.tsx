import { ChevronLeft } from "lucide-react"
import type { ReactNode } from "react"
import { Link } from "./link"

type PageHeaderProps = {
  title: ReactNode
  /** One sentence. */
  description?: ReactNode
  /** One primary action, with secondary ones before it at most. */
  action?: ReactNode
  back?: { href: string; label: string }
  badge?: ReactNode
}

export function PageHeader({ title, description, action, back, badge }: PageHeaderProps) {
  return (
    <header className="mb-6 grid gap-2">
      {back ? (
        <Link
          href={back.href}
          className="-ml-1 inline-flex min-h-6 w-fit items-center gap-1 rounded-sm text-sm text-muted hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {back.label}
        </Link>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="min-w-0 text-2xl font-semibold tracking-tight text-pretty wrap-anywhere">{title}</h1>
            {badge}
          </div>
          {description ? <p className="max-w-prose text-muted text-pretty">{description}</p> : null}
        </div>
        {action ? <div className="flex flex-wrap items-center gap-2">{action}</div> : null}
      </div>
    </header>
  )
}
