import { cn } from "@/components/ui/cn"
import { Link } from "./link"

type LinkTabsProps = {
  label: string
  tabs: readonly { href: string; label: string; current: boolean }[]
}

/** Links that stand as tabs over a list. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <nav aria-label={label} className="mb-4 flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          className={cn(
            "-mb-px flex h-10 shrink-0 items-center border-b-2 px-3 text-sm font-semibold",
            tab.current ? "border-accent-ink text-ink" : "border-transparent text-muted hover:text-ink",
          )}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
