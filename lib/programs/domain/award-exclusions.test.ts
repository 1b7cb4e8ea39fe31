import { expect, it } from "vitest"
import type { ConditionRule } from "@/lib/conditions/domain/condition"
import { clubBasics } from "@/tests/support/club-basics"
import { awardPurchase } from "./award-purchase"
import { compileDefinition } from "./compile-definition"
import type { ProgramDefinition } from "./definition"
import { plainPurchase } from "./plain-purchase"
import type { Purchase, PurchaseLine } from "./purchase-base"

const { slug: _, ...basics } = clubBasics
const definition: ProgramDefinition = { ...basics, versionId: "v", rules: [], tiers: [] }

function line(category: string, amountMinor: bigint, discountMinor: bigint): PurchaseLine {
  return { lineId: null, sku: category, category, kind: "goods", quantity: 1n, amountMinor, discountMinor }
}

const items = [line("Tea", 2_000n, 0n), line("Cake", 1_000n, 250n), line("Coffee", 500n, 0n)]

const purchase = plainPurchase({
  externalId: "p",
  // A Saturday, 9:30 in New York and 14:30 in London.
  occurredAt: new Date("2026-03-07T14:30:00Z"),
  currency: "USD",
  amountMinor: 3_250n,
  storeIds: ["id-1", "high"],
  storeTimeZone: "Europe/London",
  storeRegion: "North",
  items,
})

function pointsIf(rule: ConditionRule, bought: Purchase = purchase): bigint {
  const body = { id: "r", name: "Rule", trigger: "purchase", effect: { kind: "perAmount", points: 1, perMinor: 100 } }
  const rules = [{ ...body, condition: { combinator: "and", rules: [rule] } }] as ProgramDefinition["rules"]
  const compiled = compileDefinition({ ...definition, rules }, "America/New_York")
  return awardPurchase({ compiled, purchase: bought, member: { tierId: null } }).awards[0]?.points ?? 0n
}

it.each<[string, ConditionRule, bigint]>([
  ["discounted items: 2,000 + 500", { field: "items.discountMinor", operator: "=", value: 0 }, 25n],
  ["a category: 750 + 500", { field: "items.category", operator: "notIn", value: ["Tea"] }, 12n],
  ["other stores", { field: "purchase.storeId", operator: "in", value: ["high", "dock"] }, 32n],
  ["this store", { field: "purchase.storeId", operator: "in", value: ["dock"] }, 0n],
  ["other regions", { field: "purchase.region", operator: "in", value: ["North"] }, 32n],
  ["this region", { field: "purchase.region", operator: "in", value: ["South"] }, 0n],
  ["weekdays but Saturday", { field: "purchase.weekday", operator: "in", value: [6] }, 32n],
  ["hours but 14 o'clock, in the store's zone", { field: "purchase.hour", operator: "between", value: [14, 14] }, 32n],
  ["hours but 9 o'clock, in the merchant's zone", { field: "purchase.hour", operator: "between", value: [9, 9] }, 0n],
])("a rule leaves out %s", (_, rule, points) => {
  expect(pointsIf(rule)).toBe(points)
})

it("without items the order's discount tells whether it was discounted", () => {
  const bare = { ...purchase, items: null }
  const notDiscounted: ConditionRule = { field: "items.discountMinor", operator: "=", value: 0 }
  expect(pointsIf(notDiscounted, bare)).toBe(32n)
  expect(pointsIf(notDiscounted, { ...bare, discountMinor: 100n })).toBe(0n)
})

it("without a store no region is known", () => {
  const online = { ...purchase, storeIds: [], storeTimeZone: null, storeRegion: null }
  expect(pointsIf({ field: "purchase.region", operator: "in", value: ["North"] }, online)).toBe(0n)
  expect(pointsIf({ field: "purchase.region", operator: "notIn", value: ["North"] }, online)).toBe(32n)
})
