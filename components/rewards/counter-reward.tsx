"use client"

import { useState } from "react"
import { memberName } from "@/components/members/member-name"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { Field } from "@/components/ui/field"
import { NumberInput } from "@/components/ui/number-input"
import { formatMoney } from "@/lib/core/money"
import { formatPoints } from "@/lib/core/points"
import { amountOf, choiceOf, choiceWords } from "@/lib/rewards/domain/by-points"
import { tellCostOf } from "@/lib/rewards/domain/tell-cost"
import type { CounterMember } from "@/lib/rewards/queries/get-counter-member"
import type { RewardView } from "@/lib/rewards/queries/reward-view"
import type { ChosenReward } from "./counter-state"

interface CounterRewardProps {
  reward: RewardView
  member: CounterMember
  busy: boolean
  onRedeem: (chosen: ChosenReward) => Promise<void>
}

/** One reward that the member at the counter can have; of one by points staff enter how many are given. */
export function CounterReward({ reward, member, busy, onRedeem }: CounterRewardProps) {
  const { currency, moneyCurrency } = member
  const choice = choiceOf(reward)
  const [typed, setPoints] = useState<number | null>(reward.leastPoints)
  const points = Number.isInteger(typed) ? typed : null
  const cost = tellCostOf(reward, currency, moneyCurrency)
  const worth = choice && points !== null ? amountOf(reward, BigInt(points)) : null
  const toPay = reward.priceMinor > 0 ? ` ${formatMoney(reward.priceMinor, moneyCurrency)} are to be paid.` : ""
  return (
    <li className="flex items-center justify-between gap-4 border-b border-line py-2 last:border-0">
      <span className="grid min-w-0">
        <span className="wrap-anywhere">{reward.name}</span>
        <span className="tabular text-sm text-muted">{cost}</span>
      </span>
      <ConfirmDialog
        danger={false}
        trigger={<Button disabled={busy || !member.active || !member.programPublished}>Redeem</Button>}
        title={`Redeem ${reward.name}?`}
        description={
          choice ? (
            <div className="grid gap-3">
              <Field label={`How many ${currency.plural}`} help={`Choose ${choiceWords(choice, currency.plural)}.`}>
                <NumberInput
                  value={typed}
                  min={choice.minimumPoints}
                  max={choice.maximumPoints}
                  steppers
                  step={choice.stepPoints ?? 1}
                  unit={currency.plural}
                  onValueChange={setPoints}
                />
              </Field>
              <p aria-live="polite">
                {worth === null
                  ? "Enter a whole number."
                  : `This takes ${formatPoints(points ?? 0, currency)} from ${memberName(member)} for ${formatMoney(worth, moneyCurrency)}.`}
              </p>
            </div>
          ) : (
            `This takes ${formatPoints(reward.costPoints, currency)} from ${memberName(member)}.${toPay}`
          )
        }
        confirmLabel="Redeem"
        onConfirm={() => onRedeem({ rewardId: reward.id, ...(choice && points !== null ? { points } : {}) })}
      />
    </li>
  )
}
