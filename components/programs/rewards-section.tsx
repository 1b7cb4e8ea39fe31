"use client"

import { Gift } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { PointsCurrency } from "@/lib/programs/domain/definition"
import type { EarningEstimate } from "@/lib/programs/domain/earning-estimate"

export type DesignedReward = { id: string; name: string; costPoints: number }

type RewardsSectionProps = {
  merchantSlug: string
  rewards: readonly DesignedReward[]
  estimate: EarningEstimate
  currency: PointsCurrency
}

/** Below this share of customers a reward is out of reach for most. */
const fewShare = 0.05

/** What points can be had for, and who could ever have had it by the rules as typed. */
export function RewardsSection({ merchantSlug, rewards, estimate, currency }: RewardsSectionProps) {
  const href = `/d/${merchantSlug}/rewards`
  return (
    <Card id="rewards" className="scroll-mt-16">
      <CardHeader
        title="Rewards"
        description={`What members get for their ${currency.plural}, and how many of your customers could ever have had it.`}
        action={
          rewards.length > 0 ? (
            <ButtonLink href={href} variant="secondary" size="sm">
              Edit rewards
            </ButtonLink>
          ) : null
        }
      />
      {rewards.length === 0 ? (
        <EmptyState
          icon={<Gift aria-hidden />}
          title="No rewards yet"
          action={
            <ButtonLink href={href} variant="secondary">
              Add a reward
            </ButtonLink>
          }
        >
          Begin with one that a good customer reaches within a few visits.
        </EmptyState>
      ) : (
        <ul className="grid divide-y divide-line">
          {rewards.map((reward, index) => (
            <Reach
              key={reward.id}
              reward={reward}
              reach={estimate.reach[index] ?? null}
              estimate={estimate}
              currency={currency}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}

type ReachProps = { reward: DesignedReward; reach: number | null; estimate: EarningEstimate; currency: PointsCurrency }

function Reach({ reward, reach, estimate, currency }: ReachProps) {
  const { customers, exact } = estimate
  const share = reach === null || customers === 0 ? null : reach / customers
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
      <span className="grid min-w-0 gap-0.5">
        <span className="font-semibold break-words">{reward.name}</span>
        <span className="tabular text-muted">
          {formatPoints(reward.costPoints, currency)}
          {share === null || reach === null
            ? null
            : `: ${exact ? "" : "at least "}${formatInteger(reach)} of ${formatInteger(customers)}, ${(share * 100).toFixed(1)} %`}
        </span>
      </span>
      {share !== null && exact && share < fewShare ? <Badge tone="warning">Few can reach it</Badge> : null}
    </li>
  )
}
