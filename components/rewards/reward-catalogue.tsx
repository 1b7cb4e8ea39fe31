import { Gift } from "lucide-react"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { rewardState } from "@/lib/rewards/domain/reward"
import type { RewardView } from "@/lib/rewards/queries/reward-view"
import { type Reach, RewardCard } from "./reward-card"
import type { RewardProgram } from "./reward-program"

type RewardCatalogueProps = {
  merchantSlug: string
  program: RewardProgram
  rewards: readonly RewardView[]
  /** By reward, in the same order; null while there is no history to tell from. */
  reach: readonly (Reach | null)[]
  archived: boolean
  canWrite: boolean
  now: Date
}

function stateOf(reward: RewardView, now: Date) {
  const instant = (text: string | null) => (text ? new Date(text) : null)
  const { stock, startsAt, endsAt, archivedAt } = reward
  return rewardState(
    {
      stock: stock === null ? null : BigInt(stock),
      startsAt: instant(startsAt),
      endsAt: instant(endsAt),
      archivedAt: instant(archivedAt),
    },
    now,
  )
}

/** A program's rewards as cards. */
export function RewardCatalogue(props: RewardCatalogueProps) {
  const { merchantSlug, program, rewards, reach, archived, canWrite, now } = props
  if (rewards.length === 0) {
    return (
      <div className="rounded-card border border-line bg-surface">
        <EmptyState
          icon={<Gift aria-hidden />}
          title={archived ? "Nothing archived" : "No reward yet"}
          action={
            canWrite && !archived ? (
              <ButtonLink variant="primary" href={`/d/${merchantSlug}/rewards/new?program=${program.id}`}>
                Add the first reward
              </ButtonLink>
            ) : undefined
          }
        >
          {archived
            ? "Rewards that you take out of the catalogue are kept here."
            : `Rewards are what members collect ${program.currency.plural} for. Start with one that many can reach soon.`}
        </EmptyState>
      </div>
    )
  }
  return (
    <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {rewards.map((reward, index) => (
        <RewardCard
          key={reward.id}
          merchantSlug={merchantSlug}
          program={program}
          reward={reward}
          state={stateOf(reward, now)}
          reach={reach[index] ?? null}
        />
      ))}
    </ul>
  )
}
