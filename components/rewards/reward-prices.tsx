import { Card, CardHeader } from "@/components/ui/card"
import { Time } from "@/components/ui/time"
import { tellCostOf } from "@/lib/rewards/domain/tell-cost"
import type { RewardPriceView } from "@/lib/rewards/queries/list-reward-prices"
import type { RewardView } from "@/lib/rewards/queries/reward-view"

type RewardPricesProps = {
  prices: readonly RewardPriceView[]
  reward: RewardView
  moneyCurrency: string
  currency: { name: string; plural: string }
  timeZone: string
}

const words = { inForce: ", holds now", scheduled: ", to come", past: "" }

/** What a reward cost, costs and will cost; nothing where it never changed. */
export function RewardPrices({ prices, reward, currency, moneyCurrency, timeZone }: RewardPricesProps) {
  if (prices.length < 2) return null
  return (
    <Card>
      <CardHeader title="Prices" description="Each redemption paid what held at its instant." />
      <ol className="grid divide-y divide-line">
        {prices.map(({ costPoints, effectiveFrom, state, versionNumber }) => (
          <li key={effectiveFrom} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="tabular font-semibold">
              {tellCostOf({ ...reward, costPoints }, currency, moneyCurrency)}
              <span className="font-normal text-muted">{words[state]}</span>
            </span>
            <span className="text-muted">
              from <Time instant={effectiveFrom} timeZone={timeZone} format="minute" />
              {versionNumber === null ? "" : `, with version ${versionNumber}`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
