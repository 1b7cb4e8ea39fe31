import type { EarningRuleInput } from "@/lib/programs/schema"
import type { PurchaseInput } from "@/lib/purchases/schema"
import type { TierInput } from "@/lib/tiers/schema"

type Condition = NonNullable<EarningRuleInput["condition"]>
type Leaf = { field: string; operator: "=" | "!=" | ">=" | ">" | "<" | "in"; value: string | number | string[] }
type More = Partial<EarningRuleInput>

export const when = (...rules: Leaf[]): { condition: Condition } => ({ condition: { combinator: "and", rules } })
export const whenAny = (...rules: Leaf[]): { condition: Condition } => ({ condition: { combinator: "or", rules } })

export const is = (field: string, value: string | number): Leaf => ({ field, operator: "=", value })
export const atLeast = (field: string, value: number): Leaf => ({ field, operator: ">=", value })
export const category = (value: string) => is("items.category", value)
export const channel = (value: string) => is("purchase.channel", value)

/** So many points for each step of minor units. */
export function per(perMinor: number, points = 1, more: More = {}): EarningRuleInput {
  return { name: "Spend", trigger: "purchase", effect: { kind: "perAmount", points, perMinor }, ...more }
}

export function fixed(points: number, more: More = {}): EarningRuleInput {
  return { name: "Gift", trigger: "purchase", effect: { kind: "fixed", points }, ...more }
}

export function factor(value: string, more: More = {}): EarningRuleInput {
  return { name: `Times ${value}`, trigger: "purchase", effect: { kind: "multiplier", factor: value }, ...more }
}

export function perItem(points: number, more: More = {}): EarningRuleInput {
  return { name: "Items", trigger: "purchase", effect: { kind: "perItem", points }, ...more }
}

/** For anything but a purchase. */
export function gift(
  trigger: EarningRuleInput["trigger"],
  points: number,
  more: Partial<EarningRuleInput> = {},
): EarningRuleInput {
  return { name: `For ${trigger}`, trigger, effect: { kind: "fixed", points }, ...more }
}

export function tier(name: string, rank: number, threshold: number, more: Partial<TierInput> = {}): TierInput {
  const qualification = { metric: "spendMinor" as const, threshold, window: "rolling365" as const }
  return { name, rank, qualification, downgrade: "toEligible", ...more }
}

type Line = NonNullable<PurchaseInput["items"]>[number]

/** A line of the purchase; its sku is its category, and its lineId too, unless they are named. */
export function line(amountMinor: number, kind: string, more: Partial<Line> = {}): Line {
  return { lineId: kind, sku: kind, category: kind, quantity: 1, amountMinor, ...more }
}

export const giftCard = (amountMinor: number): Line => line(amountMinor, "card", { kind: "giftCard" })
