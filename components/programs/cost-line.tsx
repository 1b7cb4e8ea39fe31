"use client"

import { Coins } from "lucide-react"
import { cn } from "@/components/ui/cn"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { PointsCurrency } from "@/lib/programs/domain/definition"
import type { EarningEstimate } from "@/lib/programs/domain/earning-estimate"
import { rewardRate } from "@/lib/programs/domain/reward-rate"
import { dayWords } from "./day-words"

type CostLineProps = { estimate: EarningEstimate; pending: boolean; currency: PointsCurrency; moneyCurrency: string }

/** What the rules cost over the recorded history, while they are typed. */
export function CostLine({ estimate, pending, currency, moneyCurrency }: CostLineProps) {
  if (estimate.purchases === 0) {
    return (
      <p className="text-sm text-muted">
        With a purchase history imported, what the rules cost stands here while you type.
      </p>
    )
  }
  const rate = rewardRate(BigInt(estimate.points), BigInt(estimate.revenueMinor), currency.value)
  const least = estimate.exact ? "" : "at least "
  return (
    <div
      aria-live="polite"
      aria-busy={pending}
      className={cn("flex gap-3 rounded-card border border-line bg-raised p-4", pending && "cursor-progress")}
    >
      <Coins aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink" />
      <div className="grid min-w-0 gap-1">
        <p className="tabular text-base">
          {valueWords(currency, moneyCurrency)} you give back {least}
          <strong className="font-semibold">{percent(rate.basisPoints)}</strong>: {least}
          <strong className="font-semibold">{formatMoney(rate.costMinor, moneyCurrency)}</strong> on{" "}
          {formatMoney(rate.revenueMinor, moneyCurrency)}.
        </p>
        <p className="tabular text-sm text-muted">
          {formatPoints(estimate.points, currency)} for {formatInteger(estimate.purchases)} purchases of{" "}
          {formatInteger(estimate.customers)} customers, {dayWords(estimate.firstDay ?? "")} to{" "}
          {dayWords(estimate.lastDay ?? "")}, as if all had been members.
          {estimate.exact ? "" : " Conditions, limits and tier multiples are left out here."}
        </p>
      </div>
    </div>
  )
}

/** "At 1¢ a point", or "At $1.00 for 100 points". */
function valueWords(currency: PointsCurrency, moneyCurrency: string): string {
  const { points, amountMinor } = currency.value
  const cents = moneyCurrency === "USD" && amountMinor < 100
  const money = cents ? `${amountMinor}¢` : formatMoney(amountMinor, moneyCurrency)
  return points === 1 ? `At ${money} a ${currency.name}` : `At ${money} for ${formatPoints(points, currency)}`
}

/** 98 basis points are "0.98 %". */
function percent(basisPoints: bigint | null): string {
  if (basisPoints === null) return "nothing"
  return `${basisPoints / 100n}.${(basisPoints % 100n).toString().padStart(2, "0")} %`
}
