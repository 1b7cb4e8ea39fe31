import { Card, CardHeader } from "@/components/ui/card"
import { Day } from "@/components/ui/time"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { PresetDetail } from "@/lib/presets/queries/get-preset"
import { rewardRate } from "@/lib/programs/domain/reward-rate"

/** What the rules would have given for all purchases recorded; nothing where there are none. */
export function PresetCost({ preset: { estimate, program, scale } }: { preset: PresetDetail }) {
  const { purchases, customers, points, revenueMinor, exact, firstDay, lastDay } = estimate
  if (purchases === 0 || !firstDay || !lastDay) return null
  const { costMinor, basisPoints } = rewardRate(BigInt(points), BigInt(revenueMinor), program.currency.value)
  return (
    <Card>
      <CardHeader
        title="On your own history"
        description="What its rules would have given, had every customer been a member from the start."
      />
      <p>
        For {formatInteger(purchases)} purchases of {formatInteger(customers)} customers from <Day day={firstDay} /> to{" "}
        <Day day={lastDay} />: {exact ? "" : "at least "}
        <strong className="tabular">{formatPoints(points, program.currency)}</strong>, worth{" "}
        {formatMoney(costMinor, scale.money)}
        {basisPoints === null ? "" : `, ${(Number(basisPoints) / 100).toFixed(2)} % of sales`} if all of them were used.
      </p>
      <p className="mt-2 text-sm text-muted">
        It cannot tell how people would change: who would come more often, and who would have bought anyway. Benefits of
        tiers are not in it.
      </p>
    </Card>
  )
}
