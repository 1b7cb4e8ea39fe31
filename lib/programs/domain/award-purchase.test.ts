import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseExchangeRate } from "@/lib/core/money"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { AwardMember } from "./award-input"
import { awardOccasion, awardPurchase } from "./award-purchase"
import { compileDefinition } from "./compile-definition"
import type { EarningRule, ProgramDefinition } from "./definition"
import { explainAward } from "./explain-award"
import { plainPurchase } from "./plain-purchase"
import { type Purchase, type PurchaseLine, purchaseBase } from "./purchase-base"

const zone = "America/New_York"

function rule(id: string, more: Partial<EarningRule>): EarningRule {
  return { id, name: id, trigger: "purchase", effect: { kind: "perAmount", points: 1, perMinor: 100 }, ...more }
}

const gold: Tier = {
  id: "gold",
  name: "Gold",
  rank: 1,
  qualification: { metric: "spendMinor", threshold: 1000, window: "rolling365" },
  downgrade: "toEligible",
  earningMultiplier: "1.25",
}

function definition(rules: EarningRule[]): ProgramDefinition {
  return {
    versionId: "v1",
    name: "Club",
    currency: { code: "points", name: "point", plural: "points", value: { points: 100, amountMinor: 100 } },
    moneyCurrency: "USD",
    joinPolicy: "optIn",
    returnPolicy: "withinBalance",
    rules,
    tiers: [gold],
  }
}

function line(amount: number, more: Partial<PurchaseLine> = {}): PurchaseLine {
  return {
    lineId: null,
    sku: "tea",
    category: "drinks",
    kind: "goods",
    quantity: 1n,
    amountMinor: BigInt(amount),
    discountMinor: 0n,
    ...more,
  }
}

function purchase(amount: number, more: Partial<Purchase> = {}): Purchase {
  const occurredAt = new Date("2026-03-02T15:30:00Z")
  return plainPurchase({ externalId: "p", occurredAt, currency: "USD", amountMinor: BigInt(amount), ...more })
}

function award(rules: EarningRule[], bought: Purchase | null, member: AwardMember = { tierId: null }) {
  return awardPurchase({ compiled: compileDefinition(definition(rules), zone), purchase: bought, member })
}

function points(rules: EarningRule[], bought: Purchase, member?: AwardMember): bigint {
  return award(rules, bought, member).awards.reduce((sum, one) => sum + one.points, 0n)
}

const food = { combinator: "and" as const, rules: [{ field: "items.category", operator: "=" as const, value: "food" }] }

describe("purchaseBase", () => {
  it("spreads the order's discount by largest remainder, ties by line order, and leaves gift cards out", () => {
    const items = [line(1000), line(1000), line(1000, { kind: "giftCard" })]
    const bought = purchase(2999 + 240, { items, discountMinor: 1n, taxMinor: 200n, shippingMinor: 40n })
    expect(purchaseBase(bought)).toEqual({ totalMinor: 1999n, lineMinor: [999n, 1000n, 0n] })
  })

  it("takes tax out of the lines where it is inside, and what was paid with points", () => {
    const bought = purchase(1200, {
      items: [line(900), line(300)],
      taxMinor: 200n,
      taxIncluded: true,
      paidWithPointsMinor: 100n,
    })
    expect(purchaseBase(bought)).toEqual({ totalMinor: 900n, lineMinor: [675n, 225n] })
  })

  it("reckons goods from the totals where there are no lines", () => {
    expect(purchaseBase(purchase(1250, { taxMinor: 100n, shippingMinor: 150n })).totalMinor).toBe(1000n)
  })

  it("refuses totals that do not add up", () => {
    expect(() => purchaseBase(purchase(1001, { items: [line(1000)] }))).toThrow("totals_do_not_add_up")
    expect(() => purchaseBase(purchase(100, { taxMinor: 101n }))).toThrow("totals_do_not_add_up")
    const told = expect.objectContaining({ path: "amountMinor", message: expect.stringContaining("come to 1000.") })
    expect(() => purchaseBase(purchase(1001, { items: [line(1000)] }))).toThrow(
      expect.objectContaining({ fields: [told] }),
    )
  })

  it("never loses or gains a minor unit over the lines", () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(amounts, fc.nat(9999), fc.nat(9999), (list, discount, paid) => {
        const goods = list.reduce((a, b) => a + b, 0)
        fc.pre(discount <= goods && paid <= goods - discount)
        const items = list.map((amount) => line(amount))
        const more = { items, discountMinor: BigInt(discount), paidWithPointsMinor: BigInt(paid) }
        const base = purchaseBase(purchase(goods - discount, more))
        expect(base.totalMinor).toBe(BigInt(goods - discount - paid))
        expect(base.lineMinor.every((one) => one >= 0n)).toBe(true)
      }),
    )
  })
})

describe("awardPurchase", () => {
  it("gives whole steps, rounded down once over all lines", () => {
    expect(points([rule("r", {})], purchase(1077))).toBe(10n)
    expect(points([rule("r", {})], purchase(298, { items: [line(149), line(149)] }))).toBe(2n)
    expect(award([rule("r", {})], purchase(99)).awards).toEqual([])
  })

  it("adds factors: 1.25 and 2 on 80 give 80 + 20 + 80", () => {
    const rules = [rule("base", {}), rule("double", { effect: { kind: "multiplier", factor: "2" } })]
    expect(points(rules, purchase(8000), { tierId: "gold" })).toBe(180n)
  })

  it("multiplies the base points of the lines that a factor applies to", () => {
    const rules = [rule("base", {}), rule("food", { condition: food, effect: { kind: "multiplier", factor: "3" } })]
    const bought = purchase(1000, { items: [line(700), line(300, { category: "food" })] })
    expect(points(rules, bought)).toBe(10n + 6n)
  })

  it("selects lines, counts items and gives fixed points once", () => {
    const rules = [
      rule("item", { condition: food, effect: { kind: "perItem", points: 5 } }),
      rule("once", { condition: food, effect: { kind: "fixed", points: 50 } }),
    ]
    const items = [line(100, { category: "food", quantity: 3n }), line(100, { category: "food" }), line(100)]
    expect(points(rules, purchase(300, { items }))).toBe(20n + 50n)
    expect(points(rules, purchase(300))).toBe(0n)
  })

  it("keeps only the best of an exclusive group", () => {
    const rules = [
      rule("a", { exclusiveGroup: "g", effect: { kind: "fixed", points: 10 } }),
      rule("b", { exclusiveGroup: "g", effect: { kind: "fixed", points: 30 } }),
    ]
    const { awards, explanation } = award(rules, purchase(100))
    expect(awards[0]?.rules).toEqual([{ ruleId: "b", points: 30n }])
    expect(explanation.rules.map(({ outcome }) => outcome)).toEqual(["notBestOfGroup", "awarded"])
  })

  it("cuts what is over a limit and says so", () => {
    const limits = { perMember: { points: 15, per: "day" as const } }
    const usage = new Map([["r", { count: 1, points: 10n, budgetPoints: 10n }]])
    const { awards, explanation } = award([rule("r", { limits })], purchase(1000), { tierId: null, usage })
    expect(awards[0]?.points).toBe(5n)
    expect(explainAward(explanation)).toContain(
      "r: $10.00 holds 10 whole steps of $1.00, × 1 = 10, cut to 5 by the limit of 15 points per member per day.",
    )
  })

  it("judges dates, tiers and the facts of the purchase, and tells what it saw", () => {
    const rules = [
      rule("late", { endsAt: "2026-03-02T15:30:00Z" }),
      rule("silver", { eligibleTiers: ["silver"] }),
      rule("gold", { eligibleTiers: ["Gold"], effect: { kind: "fixed", points: 7 } }),
      rule("monday", {
        condition: {
          combinator: "and",
          rules: [
            { field: "purchase.weekday", operator: "=", value: 1 },
            { field: "purchase.hour", operator: "<", value: 10 },
          ],
        },
      }),
    ]
    const { awards, explanation } = award(rules, purchase(100), { tierId: "gold" })
    expect(awards.map((one) => one.points)).toEqual([7n])
    expect(explanation.rules.map(({ outcome }) => outcome)).toEqual([
      "ended",
      "tierNotEligible",
      "awarded",
      "conditionFailed",
      "nothingEarned",
    ])
    expect(explanation.rules[3]?.conditions[0]?.rules).toMatchObject([
      { held: true, seen: 1 },
      { held: false, seen: 10 },
    ])
  })

  it("makes one award per currency, availability and expiry, on both sides of a clock change", () => {
    const rules = [
      rule("now", {}),
      rule("also", { effect: { kind: "fixed", points: 1 } }),
      rule("later", { pending: { days: 7 }, expiry: { kind: "afterMonths", months: 12 } }),
      rule("stars", { currency: "stars", expiry: { kind: "endOfYear" } }),
    ]
    const { awards } = award(rules, purchase(500))
    expect(
      awards.map((one) => [one.currency, one.points, one.availableAt?.toISOString(), one.expiresAt?.toISOString()]),
    ).toEqual([
      ["points", 6n, "2026-03-02T15:30:00.000Z", undefined],
      ["points", 5n, "2026-03-09T04:00:00.000Z", "2027-03-03T05:00:00.000Z"],
      ["stars", 5n, "2026-03-02T15:30:00.000Z", "2027-01-01T05:00:00.000Z"],
    ])
  })

  it("converts another currency half-even before it counts steps", () => {
    const compiled = compileDefinition(definition([rule("r", {})]), zone)
    const bought = purchase(1000, { currency: "EUR" })
    const member = { tierId: null }
    const rate = parseExchangeRate("EUR", "USD", "1.0995")
    expect(awardPurchase({ compiled, purchase: bought, member, rate }).awards[0]?.points).toBe(11n)
    expect(() => awardPurchase({ compiled, purchase: bought, member })).toThrow("exchange_rate_missing")
  })

  it("gives nothing for a purchase that was returned whole", () => {
    expect(award([rule("r", { effect: { kind: "fixed", points: 5 } })], null).awards).toEqual([])
  })

  it("refuses points beyond what can be stored", () => {
    const big = rule("r", { effect: { kind: "perAmount", points: Number.MAX_SAFE_INTEGER, perMinor: 1 } })
    expect(() => award([big], purchase(1000))).toThrow("invalid_input")
  })

  it("rewards occasions with fixed points", () => {
    const compiled = compileDefinition(
      definition([rule("hi", { trigger: "signup", effect: { kind: "fixed", points: 9 } })]),
      zone,
    )
    const occurredAt = new Date("2026-03-02T15:30:00Z")
    expect(awardOccasion({ compiled, trigger: "signup", occurredAt, member: { tierId: null } }).awards[0]?.points).toBe(
      9n,
    )
    expect(awardOccasion({ compiled, trigger: "birthday", occurredAt, member: { tierId: null } }).awards).toEqual([])
  })
})
