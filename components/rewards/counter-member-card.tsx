"use client"

import { CircleCheck } from "lucide-react"
import { memberName } from "@/components/members/member-name"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { formatMoney } from "@/lib/core/money"
import { formatPoints } from "@/lib/core/points"
import type { CounterMember } from "@/lib/rewards/queries/get-counter-member"
import type { RedemptionView } from "@/lib/rewards/queries/redemption-view"
import { CounterReward } from "./counter-reward"
import type { ChosenReward } from "./counter-state"

type CounterMemberCardProps = {
  merchantSlug: string
  timeZone: string
  member: CounterMember
  /** What was redeemed a moment ago. */
  redemption: RedemptionView | null
  problem: string | null
  busy: boolean
  onRedeem: (chosen: ChosenReward) => Promise<void>
  onDone: () => void
}

/** A member at the counter: points, tier, and what can be had now. */
export function CounterMemberCard(props: CounterMemberCardProps) {
  const { merchantSlug, timeZone, member, redemption, problem, onDone } = props
  const within = member.rewards.filter(({ leastPoints }) => leastPoints <= member.availablePoints)
  const next = member.rewards.find(({ leastPoints }) => leastPoints > member.availablePoints)
  return (
    <section className="grid gap-5 rounded-card border border-line bg-surface p-4 sm:p-6">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h2 className="text-xl font-semibold tracking-tight wrap-anywhere">
            <TextLink href={`/d/${merchantSlug}/members/${member.id}`}>{memberName(member)}</TextLink>
          </h2>
          <p className="tabular text-2xl font-semibold">
            {formatPoints(member.availablePoints, member.currency).replace("-", "−")}
          </p>
          {member.householdName && member.availablePoints !== member.ownPoints ? (
            <p className="text-sm text-muted">
              Together in {member.householdName}; {formatPoints(member.ownPoints, member.currency)} of it their own.
            </p>
          ) : null}
          <TextLink href={`/d/${merchantSlug}/benefits?member=${member.id}`} className="text-sm">
            Benefits of the tier
          </TextLink>
        </div>
        <span className="flex flex-wrap gap-2">
          {member.tierName ? <Badge tone="accent">{member.tierName}</Badge> : null}
          {member.active ? null : <Badge tone="warning">Left the program</Badge>}
        </span>
      </header>
      {problem ? (
        <Callout tone="bad" role="alert">
          {problem}
        </Callout>
      ) : null}
      {redemption ? <Redeemed redemption={redemption} timeZone={timeZone} onDone={onDone} /> : null}
      {member.programPublished ? null : (
        <Callout tone="warning">The program is a draft: nothing can be redeemed yet.</Callout>
      )}
      <div className="grid gap-2">
        <h3 className="font-semibold">Can have now</h3>
        {within.length === 0 ? (
          <p className="text-muted">
            {next
              ? `Nothing yet. ${formatPoints(next.leastPoints - member.availablePoints, member.currency)} more for ${next.name}.`
              : "Nothing: no reward is on offer."}
          </p>
        ) : (
          <ul className="grid">
            {within.map((reward) => (
              <CounterReward key={reward.id} reward={reward} {...props} />
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

type RedeemedProps = { redemption: RedemptionView; timeZone: string; onDone: () => void }

function Redeemed({ redemption, timeZone, onDone }: RedeemedProps) {
  const { voucher, amountMinor, priceMinor, moneyCurrency } = redemption
  return (
    <div role="status" className="grid justify-items-center gap-2 rounded-card bg-good-tint p-5 text-center">
      <CircleCheck aria-hidden className="size-10 text-good" />
      <p className="text-xl font-semibold wrap-anywhere">{redemption.reward.name}</p>
      {amountMinor === null ? null : <p className="tabular text-xl">{formatMoney(amountMinor, moneyCurrency)}</p>}
      {priceMinor > 0 ? <p>To be paid: {formatMoney(priceMinor, moneyCurrency)}</p> : null}
      {voucher ? (
        <>
          <p className="font-mono text-2xl tracking-wider break-all">{voucher.code}</p>
          {voucher.expiresAt ? (
            <p className="text-sm text-muted">
              Good until <Time instant={new Date(Date.parse(voucher.expiresAt) - 1)} timeZone={timeZone} />.
            </p>
          ) : null}
        </>
      ) : null}
      <Button variant="primary" onClick={onDone}>
        Next customer
      </Button>
    </div>
  )
}
