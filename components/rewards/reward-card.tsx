import { TriangleAlert } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { Link } from "@/components/ui/link"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import { choiceOf } from "@/lib/rewards/domain/by-points"
import type { RewardState } from "@/lib/rewards/domain/reward"
import { tellCostOf } from "@/lib/rewards/domain/tell-cost"
import type { RewardView } from "@/lib/rewards/queries/reward-view"
import { RewardPicture } from "./reward-picture"
import type { RewardProgram } from "./reward-program"
import { detailWords, isFew, reachWords, stateWords, worthMinor } from "./reward-words"

export type Reach = { reach: number; customers: number }

type RewardCardProps = {
  merchantSlug: string
  program: RewardProgram
  reward: RewardView
  state: RewardState
  reach: Reach | null
}

/** One reward of the catalogue, with what it costs, what is left and who could have it. */
export function RewardCard({ merchantSlug, program, reward, state, reach }: RewardCardProps) {
  const { word, tone } = stateWords[state]
  const detail = detailWords(reward.kind, reward.detail, program.moneyCurrency, program.currency.plural)
  const choice = choiceOf(reward)
  const worth = formatMoney(worthMinor(reward.costPoints, program.currency.value), program.moneyCurrency)
  return (
    <li className="relative flex min-w-0 flex-col overflow-hidden rounded-card border border-line bg-surface has-focus-visible:outline-2 has-focus-visible:outline-accent-ink hover:border-line-strong">
      <RewardPicture merchantSlug={merchantSlug} imageId={reward.imageId} className="aspect-[2/1]" />
      <div className="flex grow flex-col gap-3 p-4">
        <div className="flex items-start justify-between gap-2">
          <h2 className="min-w-0 font-semibold break-words">
            <Link
              href={`/d/${merchantSlug}/rewards/${reward.id}`}
              className="outline-none after:absolute after:inset-0"
            >
              {reward.name}
            </Link>
          </h2>
          <Badge tone={tone}>{word}</Badge>
        </div>
        {detail ? <p className="text-sm text-muted">{detail}</p> : null}
        <p className="tabular mt-auto">
          <span className="text-xl font-semibold tracking-tight">
            {tellCostOf(reward, program.currency, program.moneyCurrency)}
          </span>
          {choice ? null : <span className="text-sm text-muted"> · worth {worth}</span>}
        </p>
        <dl className="grid gap-1 text-sm">
          <div className="flex justify-between gap-3">
            <dt className="text-muted">In stock</dt>
            <dd className="tabular">{reward.stock === null ? "Unlimited" : formatInteger(reward.stock)}</dd>
          </div>
          {reach ? <ReachRow {...reach} /> : null}
        </dl>
        {reach && isFew(reach.reach, reach.customers) ? (
          <p className="text-xs text-warning">Few could ever have it. A lower cost would please more.</p>
        ) : null}
      </div>
    </li>
  )
}

function ReachRow({ reach, customers }: Reach) {
  const few = isFew(reach, customers)
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-muted">Could have it</dt>
      <dd className="tabular flex items-center gap-1.5 text-end">
        {few ? <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warning" /> : null}
        {reachWords(reach, customers)}
      </dd>
    </div>
  )
}
