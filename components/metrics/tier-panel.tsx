import { Badge } from "@/components/ui/badge"
import { Card, CardHeader } from "@/components/ui/card"
import { formatNumber, formatValue } from "@/components/ui/format-value"
import { TextLink } from "@/components/ui/text-link"
import { type Period, periodQuery } from "@/lib/metrics/domain/period"
import type { Figure } from "@/lib/metrics/queries/get-overview"
import { dayInWords } from "./words"

type TierPanelProps = { tiers: readonly Figure[]; period: Period; merchantSlug: string; through: string }

/** How members are spread over the tiers on the last day of the period. */
export function TierPanel({ tiers, period, merchantSlug, through }: TierPanelProps) {
  const total = tiers.reduce((sum, { value }) => sum + (value ?? 0), 0)
  return (
    <Card>
      <CardHeader
        title="How are members spread over the tiers?"
        description={`Members by tier at the end of ${dayInWords(period.to)}`}
        action={
          <span className="flex gap-4">
            <TextLink href={`/d/${merchantSlug}/metrics/definitions#membersByTier`}>Definition</TextLink>
            <TextLink href={`/d/${merchantSlug}/metrics/membersByTier?${periodQuery(period)}`}>Chart and rows</TextLink>
          </span>
        }
      />
      <ul className="grid gap-4">
        {tiers.map((tier) => (
          <TierRow key={JSON.stringify(tier.dimension)} tier={tier} total={total} />
        ))}
      </ul>
      <p className="mt-4 text-xs text-muted">
        From {formatValue(total, "members")} · Data through {through}
      </p>
    </Card>
  )
}

function TierRow({ tier, total }: { tier: Figure; total: number }) {
  const share = total === 0 ? 0 : (tier.value ?? 0) / total
  const more = tier.before === null ? null : (tier.value ?? 0) - tier.before
  const { tier: name = "", program } = tier.dimension ?? {}
  return (
    <li className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="min-w-0 break-words font-semibold">
          {name}
          {program ? <span className="font-normal text-muted"> · {program}</span> : null}
        </span>
        <span className="tabular ms-auto flex items-center gap-2">
          {more ? <Badge tone="neutral">{formatNumber(more, "", { sign: true })}</Badge> : null}
          {formatNumber(tier.value, "")}
          <span className="w-14 text-end text-muted">{formatNumber(share, "%")}</span>
        </span>
      </div>
      <div aria-hidden className="h-2 overflow-hidden rounded-full bg-raised">
        <div className="h-full rounded-full bg-[var(--series-1)]" style={{ width: `${share * 100}%` }} />
      </div>
    </li>
  )
}
