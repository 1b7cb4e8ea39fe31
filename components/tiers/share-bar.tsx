import { formatValue } from "@/components/ui/format-value"

/** A share in words, with a bar beside it. */
export function ShareBar({ label, share }: { label: string; share: number }) {
  return (
    <div className="grid gap-1.5" aria-live="polite">
      <p className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span className="tabular font-semibold">{label}</span>
        <span className="tabular text-muted">{formatValue(share, "%")}</span>
      </p>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-line">
        <div className="h-full rounded-full bg-accent" style={{ width: `${Math.min(100, share * 100)}%` }} />
      </div>
    </div>
  )
}
