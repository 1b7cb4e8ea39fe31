import { cn } from "@/components/ui/cn"
import { Link } from "@/components/ui/link"
import { type Period, periodQuery } from "@/lib/metrics/domain/period"

const names = { day: "By day", week: "By week", month: "By month" } as const

/** How finely the period is drawn. */
export function IntervalLinks({ path, period }: { path: string; period: Period }) {
  return (
    <nav aria-label="Interval" className="flex gap-1 text-sm">
      {(["day", "week", "month"] as const).map((interval) => (
        <Link
          key={interval}
          href={`${path}?${periodQuery(period)}&interval=${interval}`}
          scroll={false}
          aria-current={period.interval === interval ? "true" : undefined}
          className={cn(
            "flex h-8 items-center rounded-md px-2.5 text-muted hover:text-ink",
            period.interval === interval && "bg-raised font-semibold text-ink",
          )}
        >
          {names[interval]}
        </Link>
      ))}
    </nav>
  )
}
