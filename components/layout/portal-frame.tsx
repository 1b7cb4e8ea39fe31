import { Gift, History, House, UserRound } from "lucide-react"
import type { ReactNode } from "react"
import { accentStyle, DEFAULT_ACCENT } from "@/components/ui/accent"
import { cn } from "@/components/ui/cn"
import { MAIN_ID, SkipLink } from "./skip-link"

const tabs = [
  { id: "home", label: "Home", path: "", Icon: House },
  { id: "rewards", label: "Rewards", path: "/rewards", Icon: Gift },
  { id: "activity", label: "Activity", path: "/activity", Icon: History },
  { id: "me", label: "Me", path: "/me", Icon: UserRound },
] as const

export type PortalTab = (typeof tabs)[number]["id"]

type PortalFrameProps = {
  merchant: { slug: string; name: string; accent?: string | null; logoUrl?: string | null }
  program: { slug: string; name: string }
  /** Absent before sign-in: then there are no tabs. */
  current?: PortalTab
  action?: ReactNode
  children: ReactNode
}

/** The member's frame: one column, four tabs within reach of a thumb. Plain links; no script of its own. */
export function PortalFrame({ merchant, program, current, action, children }: PortalFrameProps) {
  const base = `/p/${merchant.slug}/${program.slug}`
  return (
    <div data-accent style={accentStyle(merchant.accent ?? DEFAULT_ACCENT)} className="min-h-dvh text-base">
      <SkipLink />
      <header className="mx-auto flex h-16 max-w-xl items-center justify-between gap-4 px-4">
        <a href={base} className="flex min-h-11 min-w-0 items-center gap-3 rounded-control">
          {merchant.logoUrl ? (
            // biome-ignore lint/performance/noImgElement: a merchant's own picture, of unknown size
            <img src={merchant.logoUrl} alt="" className="size-9 rounded-md object-contain" />
          ) : null}
          <span className="truncate font-semibold tracking-tight">{program.name}</span>
        </a>
        {action}
      </header>
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className={cn(
          "mx-auto max-w-xl px-4 outline-none",
          current ? "pb-[calc(6rem+env(safe-area-inset-bottom))]" : "pb-12",
        )}
      >
        {children}
      </main>
      {current ? (
        <nav
          aria-label="Main"
          className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]"
        >
          <ul className="mx-auto grid max-w-xl grid-cols-4">
            {tabs.map(({ id, label, path, Icon }) => (
              <li key={id}>
                <a
                  href={base + path}
                  aria-current={id === current ? "page" : undefined}
                  className={cn(
                    "grid h-16 content-center justify-items-center gap-1 text-xs -outline-offset-2",
                    id === current ? "font-semibold text-accent-ink" : "text-muted hover:text-ink",
                  )}
                >
                  <span
                    className={cn("grid h-7 w-14 place-items-center rounded-full", id === current && "bg-accent-tint")}
                  >
                    <Icon aria-hidden className="size-5" strokeWidth={id === current ? 2.25 : 1.75} />
                  </span>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  )
}
