import type { ReactNode } from "react"

interface MembershipCardProps {
  /** Absent where the page already says it. */
  program?: string
  merchant: string
  /** In the corner, such as the tier. */
  corner?: ReactNode
  children: ReactNode
}

/** The card that every page of the program comes back to: the merchant's colour, and what matters on it. */
export function MembershipCard({ program, merchant, corner, children }: MembershipCardProps) {
  return (
    <div className="relative isolate overflow-hidden rounded-[1.25rem] bg-accent p-5 text-on-accent shadow-card">
      <div
        aria-hidden
        className="absolute -top-16 -right-14 -z-10 size-52 rounded-full border-[28px] border-on-accent opacity-10"
      />
      <div aria-hidden className="absolute -right-20 -bottom-24 -z-10 size-64 rounded-full bg-on-accent opacity-5" />
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0 text-sm">
          {program ? <span className="block truncate font-semibold">{program}</span> : null}
          <span className="block truncate">{merchant}</span>
        </p>
        {corner}
      </div>
      {children}
    </div>
  )
}

/** A word on the card. */
export function CardBadge({ children }: { children: ReactNode }) {
  return (
    <span className="max-w-40 shrink-0 truncate rounded-full border border-on-accent px-3 py-1 text-sm font-semibold">
      {children}
    </span>
  )
}
