"use client"

import { Gift, House, ReceiptText, UserRound } from "lucide-react"
import { useState } from "react"
import { SegmentedControl } from "@/components/ui/segmented-control"
import type { Day } from "@/lib/core/calendar"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { EarningEstimate } from "@/lib/programs/domain/earning-estimate"
import type { TierProgress } from "@/lib/tiers/domain/tier-progress"
import { dayWords } from "./day-words"
import { type Persona, type PersonaName, personaLabels, personasOf, standingOf } from "./personas"
import type { OfferedReward } from "./rewards-section"

type PhonePreviewProps = {
  merchantName: string
  definition: ProgramDefinition | null
  rewards: readonly OfferedReward[]
  estimate: EarningEstimate
  timeZone: string
  today: Day
}

/** The portal's first screen as three members would see it under the draft. */
export function PhonePreview({ merchantName, definition, rewards, estimate, timeZone, today }: PhonePreviewProps) {
  const [name, setName] = useState<PersonaName>("typical")
  const personas = personasOf(estimate, today)
  const persona = personas.find((one) => one.name === name) ?? personas[0]
  const options = personas.map((one) => ({ value: one.name, label: personaLabels[one.name] }))
  return (
    <div className="grid justify-items-center gap-3">
      <SegmentedControl label="Preview as" options={options} value={persona?.name ?? "new"} onValueChange={setName} />
      <div className="w-full max-w-72 rounded-[2rem] border-4 border-line-strong bg-paper p-1.5 shadow-card">
        <div className="grid h-[30rem] grid-rows-[minmax(0,1fr)_auto] overflow-hidden rounded-[1.5rem] border border-line bg-paper">
          {definition && persona ? (
            <Screen {...{ merchantName, definition, rewards, persona, timeZone }} />
          ) : (
            <p className="p-6 text-center text-muted">Fill in what is missing, and the preview comes back.</p>
          )}
          <TabBar />
        </div>
      </div>
      <p className="max-w-72 text-center text-xs text-muted">{explain(persona, estimate)}</p>
    </div>
  )
}

function explain(persona: Persona | undefined, { customers, lastDay }: EarningEstimate): string {
  if (!persona || persona.name === "new") return "A member who has just joined."
  const who = persona.name === "typical" ? "The customer in the middle by spend" : "The customer who spent the most"
  return `${who} of ${formatInteger(customers)}, as of ${dayWords(lastDay ?? persona.asOf)}.`
}

type ScreenProps = {
  merchantName: string
  definition: ProgramDefinition
  rewards: readonly OfferedReward[]
  persona: Persona
  timeZone: string
}

function Screen({ merchantName, definition, rewards, persona, timeZone }: ScreenProps) {
  const { currency } = definition
  const standing = standingOf(persona, definition, timeZone)
  const byCost = [...rewards].sort((a, b) => a.costPoints - b.costPoints)
  const reachable = byCost.filter(({ costPoints }) => costPoints <= persona.points).slice(-2)
  const next = byCost.find(({ costPoints }) => costPoints > persona.points)
  return (
    <div className="grid content-start gap-3 overflow-y-auto p-4">
      <p className="truncate text-xs text-muted">
        {merchantName} · {definition.name}
      </p>
      <div className="grid gap-1 rounded-card bg-accent p-4 text-on-accent">
        <p className="text-xs">Hello</p>
        <p className="tabular text-3xl font-semibold tracking-tight break-words">{formatInteger(persona.points)}</p>
        <p className="flex flex-wrap items-baseline justify-between gap-x-2 text-sm">
          <span className="break-words">{persona.points === 1 ? currency.name : currency.plural}</span>
          {standing.tier ? <span className="font-semibold break-words">{standing.tier.name}</span> : null}
        </p>
      </div>
      <Progress standing={standing} definition={definition} />
      {reachable.length > 0 ? <p className="text-xs font-semibold">You can have now</p> : null}
      {reachable.map((reward) => (
        <RewardLine key={reward.id} reward={reward} detail={formatPoints(reward.costPoints, currency)} />
      ))}
      {next ? (
        <>
          <p className="text-xs font-semibold">Next</p>
          <RewardLine reward={next} detail={`${formatPoints(next.costPoints - persona.points, currency)} to go`} />
        </>
      ) : null}
    </div>
  )
}

function RewardLine({ reward, detail }: { reward: OfferedReward; detail: string }) {
  return (
    <div className="flex items-center gap-3 rounded-control border border-line bg-surface p-2.5">
      <Gift aria-hidden className="size-4 shrink-0 text-accent-ink" />
      <span className="grid min-w-0 gap-0.5">
        <span className="truncate text-sm">{reward.name}</span>
        <span className="tabular text-xs text-muted">{detail}</span>
      </span>
    </div>
  )
}

type Need = NonNullable<TierProgress["next"]>["needs"][number]

function Progress({ standing: { next }, definition }: { standing: TierProgress; definition: ProgramDefinition }) {
  const need = next?.needs.find(({ missing }) => missing > 0n)
  if (!next || !need) return null
  const share = need.threshold > 0n ? Number((need.reached * 1000n) / need.threshold) / 10 : 0
  return (
    <div className="grid gap-1.5">
      <div aria-hidden className="h-2 overflow-hidden rounded-full bg-line">
        <div className="h-full rounded-full bg-accent" style={{ width: `${Math.min(100, share)}%` }} />
      </div>
      <p className="text-xs break-words">
        {missing(need, definition)} to become {next.tier.name}.
      </p>
    </div>
  )
}

function missing({ metric, missing: amount }: Need, { currency, moneyCurrency }: ProgramDefinition): string {
  if (metric === "spendMinor") return `Spend ${formatMoney(amount, moneyCurrency)} more`
  if (metric === "purchases") return `Buy ${formatInteger(amount)} more ${amount === 1n ? "time" : "times"}`
  return `Earn ${formatPoints(amount, currency)} more`
}

const tabs = [
  { label: "Home", icon: House },
  { label: "Rewards", icon: Gift },
  { label: "Activity", icon: ReceiptText },
  { label: "Me", icon: UserRound },
]

function TabBar() {
  return (
    <div
      aria-hidden
      className="grid grid-cols-4 border-t border-line bg-surface py-2 text-center text-[0.625rem] text-muted"
    >
      {tabs.map(({ label, icon: Icon }, index) => (
        <span
          key={label}
          className={
            index === 0 ? "grid justify-items-center gap-0.5 text-accent-ink" : "grid justify-items-center gap-0.5"
          }
        >
          <Icon className="size-4" />
          {label}
        </span>
      ))}
    </div>
  )
}
