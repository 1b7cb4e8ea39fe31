"use client"

import { Gift } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { Button, ButtonLink } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { NumberInput } from "@/components/ui/number-input"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { PointsCurrency } from "@/lib/programs/domain/definition"
import type { EarningEstimate } from "@/lib/programs/domain/earning-estimate"
import type { RewardForm } from "./draft-form"
import type { Draft } from "./use-draft"

/** A reward as the preview shows it. */
export type OfferedReward = { id: string; name: string; costPoints: number }

type RewardsSectionProps = {
  merchantSlug: string
  draft: Draft
  estimate: EarningEstimate
  currency: PointsCurrency
}

/** The rewards that the draft would offer. */
export function offeredOf(draft: Draft): OfferedReward[] {
  return draft.form.rewards.flatMap(({ id, name, costPoints, publishedPoints, withdrawn }) =>
    withdrawn ? [] : { id, name, costPoints: costPoints ?? publishedPoints },
  )
}

/** Below this share of customers a reward is out of reach for most. */
const fewShare = 0.05

/** What points can be had for, and who could ever have had it by the rules as typed. */
export function RewardsSection({ merchantSlug, draft, estimate, currency }: RewardsSectionProps) {
  const { rewards } = draft.form
  const places = offeredOf(draft).map(({ id }) => id)
  const href = `/d/${merchantSlug}/rewards`
  return (
    <Card id="rewards" className="scroll-mt-16">
      <CardHeader
        title="Rewards"
        description={`What members get for their ${currency.plural}, and how many of your customers could ever have had it. A price that you change here waits with the draft; on the page of rewards it holds at once.`}
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
          {rewards.map((reward) => (
            <Line
              key={reward.id}
              reward={reward}
              draft={draft}
              reach={estimate.reach[places.indexOf(reward.id)] ?? null}
              estimate={estimate}
              currency={currency}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}

type LineProps = {
  reward: RewardForm
  draft: Draft
  reach: number | null
  estimate: EarningEstimate
  currency: PointsCurrency
}

function Line({ reward, draft, reach, estimate, currency }: LineProps) {
  const { id, name, nowPoints, publishedPoints, costPoints, withdrawn } = reward
  const changed = withdrawn || (costPoints !== null && costPoints !== publishedPoints)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <span className="grid min-w-0 grow basis-48 gap-0.5">
        <span className="flex flex-wrap items-center gap-2 font-semibold break-words">
          {name}
          {withdrawn ? <Badge>Taken away</Badge> : changed ? <Badge tone="accent">Changed</Badge> : null}
        </span>
        <span className="tabular text-sm text-muted">
          {changed || nowPoints !== publishedPoints ? `${formatPoints(nowPoints, currency)} now. ` : null}
          {nowPoints !== publishedPoints ? `${formatPoints(publishedPoints, currency)} with a version to come. ` : null}
          {withdrawn ? "Vouchers already out stay good." : <Reach reach={reach} estimate={estimate} />}
        </span>
      </span>
      <span className="flex items-center gap-2">
        {withdrawn ? null : (
          <span className="w-36 sm:w-44">
            <NumberInput
              aria-label={`Price of ${name}`}
              value={costPoints}
              min={1}
              unit={currency.plural}
              onValueChange={(points) => draft.setReward(id, { costPoints: points })}
            />
          </span>
        )}
        <Button
          size="sm"
          variant="ghost"
          aria-label={withdrawn ? `Keep ${name}` : `Take ${name} away`}
          onClick={() => draft.setReward(id, { withdrawn: !withdrawn })}
        >
          {withdrawn ? "Keep it" : "Take away"}
        </Button>
      </span>
    </li>
  )
}

function Reach({ reach, estimate: { customers, exact } }: { reach: number | null; estimate: EarningEstimate }) {
  if (reach === null || customers === 0) return null
  const share = reach / customers
  const told = `${exact ? "" : "At least "}${formatInteger(reach)} of ${formatInteger(customers)}, ${(share * 100).toFixed(1)} %`
  return exact && share < fewShare ? <span className="text-warning">Few can reach it. {told}</span> : told
}
