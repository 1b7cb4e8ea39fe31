import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { controlStyles } from "@/components/ui/control-styles"
import { Link } from "@/components/ui/link"
import { type Period, periodKeys, periodNames } from "@/lib/metrics/domain/period"

type PeriodPickerProps = { path: string; period: Period }

/** Which days the figures are of, as links: a chosen period can be shared and found again. */
export function PeriodPicker({ path, period }: PeriodPickerProps) {
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <nav
        aria-label="Period"
        className="flex max-w-full overflow-x-auto rounded-control border border-line bg-raised p-0.5"
      >
        {periodKeys
          .filter((key) => key !== "custom")
          .map((key) => (
            <Link
              key={key}
              href={`${path}?period=${key}`}
              scroll={false}
              aria-current={period.key === key ? "true" : undefined}
              className={cn(
                "flex h-8 shrink-0 items-center rounded-md px-3 text-sm text-muted hover:text-ink",
                period.key === key && "bg-surface font-semibold text-ink shadow-[0_0_0_1px_var(--line)]",
              )}
            >
              {periodNames[key]}
            </Link>
          ))}
      </nav>
      <form
        method="get"
        action={path}
        className="grid w-full grid-cols-2 items-end gap-2 text-sm sm:flex sm:w-auto sm:items-center"
      >
        <input type="hidden" name="period" value="custom" />
        <label className="grid min-w-0 gap-1 text-muted sm:flex sm:items-center sm:gap-2">
          From
          <input
            type="date"
            name="from"
            required
            defaultValue={period.from}
            className={cn(controlStyles, "tabular h-9 w-full min-w-0 sm:w-36")}
          />
        </label>
        <label className="grid min-w-0 gap-1 text-muted sm:flex sm:items-center sm:gap-2">
          To
          <input
            type="date"
            name="to"
            required
            defaultValue={period.to}
            className={cn(controlStyles, "tabular h-9 w-full min-w-0 sm:w-36")}
          />
        </label>
        <Button type="submit" className="col-span-2">
          Show days
        </Button>
      </form>
    </div>
  )
}
