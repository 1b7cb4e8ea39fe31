import { describeCondition } from "@/lib/conditions/domain/describe-condition"
import { formatMoney } from "@/lib/core/money"
import { formatPoints } from "@/lib/core/points"
import { benefitTitle, describeOffer } from "@/lib/tiers/domain/describe-benefit"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { ProgramDefinition } from "./definition"
import { describeTier } from "./describe-program"
import { describeRule, type Units } from "./describe-rule"
import { tellRewardCost } from "./reward-cost"

/** One difference between two versions, told in the sentences that each says. */
export type Change = {
  kind: "added" | "removed" | "changed"
  about: "program" | "rule" | "tier" | "reward" | "segment"
  what: string
  before?: string
  after?: string
}

/** `inside` are sentences for staff alone: they are told only where they differ. */
type Told = { id: string; about: Change["about"]; what: string; sentence: string; inside?: string[] }

/** What publishing would change, in words; to members, only what it would change for them. Empty: nothing. */
export function describeChanges(
  before: ProgramDefinition,
  after: ProgramDefinition,
  names: Partial<Units> = {},
  readers: "staff" | "members" = "staff",
): Change[] {
  const isForStaff = readers === "staff"
  const order = isForStaff ? keptInOrder(before, after) : () => []
  return [
    ...basics.flatMap(({ what, tell }) => changeOf({ about: "program", what }, tell(before), tell(after))),
    ...changesOf(toldRules(before, names, isForStaff), toldRules(after, names, isForStaff)),
    ...changesOf(toldTiers(before, order, isForStaff), toldTiers(after, order, isForStaff)),
    ...(before.rewards && after.rewards ? changesOf(toldRewards(before), toldRewards(after)) : []),
    ...changesOf(toldSegments(before), toldSegments(after)).filter(({ kind }) => kind === "changed"),
  ]
}

const policies = { everyone: "Every customer is a member", optIn: "Customers join themselves" }
const returns = { withinBalance: "Returns take points down to zero", negative: "Returns may take points below zero" }

const basics: { what: string; tell: (definition: ProgramDefinition) => string }[] = [
  { what: "Name", tell: ({ name }) => name },
  { what: "Words", tell: ({ currency }) => `${currency.name}, ${currency.plural}` },
  { what: "Value", tell: (definition) => worthOf(definition) },
  { what: "Joining", tell: ({ joinPolicy }) => policies[joinPolicy] },
  { what: "Returns", tell: ({ returnPolicy }) => returns[returnPolicy] },
]

function worthOf({ currency, moneyCurrency }: ProgramDefinition): string {
  const { points, amountMinor } = currency.value
  return `${formatPoints(points, currency)} worth ${formatMoney(amountMinor, moneyCurrency)}`
}

function toldRules(definition: ProgramDefinition, names: Partial<Units>, isForStaff: boolean): Told[] {
  return definition.rules.map((rule) => {
    const sentence = describeRule(rule, { ...names, ...definition })
    const inside = isForStaff ? [`It is called "${rule.name}".`] : []
    return { id: rule.id, about: "rule", what: `Rule "${rule.name}"`, sentence, inside }
  })
}

/** Where a tier stands among those of both versions, by their names in the later one: what comes or goes moves none of them. */
function keptInOrder(before: ProgramDefinition, after: ProgramDefinition) {
  const names = new Map(after.tiers.map(({ id, name }) => [id, name]))
  const old = new Set(before.tiers.map(({ id }) => id))
  return ({ id }: Tier, { tiers }: ProgramDefinition): string[] => {
    const ladder = tiers.filter((tier) => old.has(tier.id) && names.has(tier.id)).sort((a, b) => a.rank - b.rank)
    const place = ladder.findIndex((tier) => tier.id === id)
    const neighbour = names.get(ladder[place === 0 ? 1 : place - 1]?.id ?? "")
    return neighbour === undefined ? [] : [`It stands ${place === 0 ? "below" : "above"} ${neighbour}.`]
  }
}

function usesCost({ benefits = [] }: Tier, definition: ProgramDefinition): string[] {
  return benefits.flatMap((benefit) =>
    benefit.unitCostMinor === undefined
      ? []
      : `Each use of "${benefitTitle(benefit, definition)}" costs you ${formatMoney(benefit.unitCostMinor, definition.moneyCurrency)}.`,
  )
}

/** Rules say which segments they name; what these are made of may have changed since. */
function toldSegments({ segments = {}, moneyCurrency }: ProgramDefinition): Told[] {
  const nameOf = (field: string, value: unknown) =>
    field === "customer.segment" ? segments[String(value)]?.name : undefined
  return Object.entries(segments).map(([id, { name, condition }]) => {
    const sentence = `Customers for whom ${describeCondition(condition, { moneyCurrency, nameOf })}.`
    return { id, about: "segment", what: `Segment ${name}`, sentence }
  })
}

function toldTiers(
  definition: ProgramDefinition,
  order: (tier: Tier, definition: ProgramDefinition) => string[],
  isForStaff: boolean,
): Told[] {
  return definition.tiers.map((tier) => {
    const benefits = tier.benefits?.map((benefit) => describeOffer(benefit, definition)) ?? []
    return {
      id: tier.id,
      about: "tier",
      what: `Tier ${tier.name}`,
      sentence: [describeTier(tier, definition), ...benefits].join(" "),
      inside: isForStaff ? [...order(tier, definition), ...usesCost(tier, definition)] : [],
    }
  })
}

function toldRewards({ rewards = [], currency, moneyCurrency }: ProgramDefinition): Told[] {
  return rewards.map(({ id, name, ...cost }) => {
    const sentence = `${name}${cost.eachMinor ? ":" : " for"} ${tellRewardCost(cost, currency, moneyCurrency)}.`
    return { id, about: "reward", what: `Reward ${name}`, sentence }
  })
}

function changesOf(before: Told[], after: Told[]): Change[] {
  const known = new Map(before.map((one) => [one.id, one]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap(({ id, about, what, sentence, inside = [] }): Change[] => {
      const old = known.get(id)
      if (!old) return [{ kind: "added", about, what, after: sentence }]
      const gone = (old.inside ?? []).filter((line) => !inside.includes(line))
      const come = inside.filter((line) => !old.inside?.includes(line))
      return changeOf({ about, what }, [old.sentence, ...gone].join(" "), [sentence, ...come].join(" "))
    }),
    ...before
      .filter(({ id }) => !kept.has(id))
      .map(({ about, what, sentence }): Change => ({ kind: "removed", about, what, before: sentence })),
  ]
}

function changeOf(named: Pick<Change, "about" | "what">, before: string, after: string): Change[] {
  return before === after ? [] : [{ kind: "changed", ...named, before, after }]
}
