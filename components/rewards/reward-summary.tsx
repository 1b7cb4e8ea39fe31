import { Card } from "@/components/ui/card"
import { DefinitionList } from "@/components/ui/definition-list"
import { Time } from "@/components/ui/time"
import { formatInteger } from "@/lib/core/points"
import { rewardKindNames } from "@/lib/rewards/domain/reward"
import { tellCostOf } from "@/lib/rewards/domain/tell-cost"
import type { RewardView } from "@/lib/rewards/queries/reward-view"
import { RewardPicture } from "./reward-picture"
import type { RewardProgram } from "./reward-program"
import { detailWords } from "./reward-words"

type RewardSummaryProps = { merchantSlug: string; timeZone: string; program: RewardProgram; reward: RewardView }

/** A reward for who may read but not change it. */
export function RewardSummary({ merchantSlug, timeZone, program, reward }: RewardSummaryProps) {
  const day = (instant: string | null) => (instant ? <Time instant={instant} timeZone={timeZone} /> : "Not set")
  return (
    <Card className="grid gap-6 sm:grid-cols-[16rem_1fr]">
      <RewardPicture merchantSlug={merchantSlug} imageId={reward.imageId} className="rounded-control" />
      <DefinitionList
        items={[
          { term: "Kind", value: rewardKindNames[reward.kind] },
          {
            term: "What it gives",
            value:
              detailWords(reward.kind, reward.detail, program.moneyCurrency, program.currency.plural) ?? reward.name,
          },
          { term: "Cost", value: tellCostOf(reward, program.currency, program.moneyCurrency) },
          { term: "In stock", value: reward.stock === null ? "Unlimited" : formatInteger(reward.stock) },
          { term: "From", value: day(reward.startsAt) },
          { term: "Ends", value: day(reward.endsAt) },
          { term: "Text", value: reward.description || "None" },
          { term: "Terms", value: reward.terms || "None" },
        ]}
      />
    </Card>
  )
}
