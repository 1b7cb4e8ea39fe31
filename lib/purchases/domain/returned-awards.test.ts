import fc from "fast-check"
import { expect, it } from "vitest"
import { least } from "@/lib/core/points"
import { awardPurchase } from "@/lib/programs/domain/award-purchase"
import { compileDefinition } from "@/lib/programs/domain/compile-definition"
import type { EarningRule, ProgramDefinition } from "@/lib/programs/domain/definition"
import { type Purchase, purchaseBase } from "@/lib/programs/domain/purchase-base"
import { takenBack } from "@/lib/programs/domain/taken-back"
import { afterReturns, type ReturnRequest } from "./remaining-purchase"

const seeds = { numRuns: 1000 }

const condition = fc.oneof(
  fc.constantFrom("food", "care").map((value) => ({ field: "items.category", operator: "=" as const, value })),
  fc.nat(20_000).map((value) => ({ field: "purchase.amountMinor", operator: ">=" as const, value })),
  fc.nat(50).map((value) => ({ field: "items.discountMinor", operator: "<=" as const, value })),
)

const effect = fc.oneof(
  fc.record({
    kind: fc.constant("perAmount" as const),
    points: fc.integer({ min: 1, max: 9 }),
    perMinor: fc.integer({ min: 1, max: 999 }),
  }),
  fc.record({ kind: fc.constant("fixed" as const), points: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ kind: fc.constant("perItem" as const), points: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant("multiplier" as const), factor: fc.constantFrom("1.1", "1.25", "2", "1.0001") }),
)

const rules: fc.Arbitrary<EarningRule[]> = fc
  .array(
    fc.record(
      {
        effect,
        condition: condition.map((one) => ({ combinator: "and" as const, rules: [one] })),
        exclusiveGroup: fc.constant("best"),
        expiry: fc.constantFrom({ kind: "never" as const }, { kind: "afterDays" as const, days: 30 }),
        limits: fc.record({
          perMember: fc.record({ points: fc.integer({ min: 1, max: 200 }), per: fc.constant("month" as const) }),
        }),
      },
      { requiredKeys: ["effect"] },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => list.map((one, index) => ({ id: `r${index}`, name: `r${index}`, trigger: "purchase", ...one })))

const line = fc.record({
  category: fc.constantFrom("food", "care"),
  kind: fc.constantFrom("goods" as const, "goods" as const, "giftCard" as const),
  quantity: fc.bigInt({ min: 1n, max: 4n }),
  amountMinor: fc.bigInt({ min: 0n, max: 9_999n }),
  discountMinor: fc.bigInt({ min: 0n, max: 60n }),
})

/** Lines with their discounts, an order's discount, tax and shipping on top, and a part paid with points. */
const purchase: fc.Arbitrary<Purchase> = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 5 }), fc.bigInt({ min: 0n, max: 500n }), fc.nat(900), fc.nat(100))
  .map(([made, wanted, taxed, paidPercent]) => {
    const items = made.map((one, index) => ({
      ...one,
      lineId: `${index}`,
      sku: one.category,
      discountMinor: least(one.discountMinor, one.amountMinor),
    }))
    const net = items.reduce((sum, one) => sum + one.amountMinor - one.discountMinor, 0n)
    const discountMinor = least(wanted, net)
    const amountMinor = net - discountMinor + BigInt(taxed)
    return {
      externalId: "p",
      occurredAt: new Date("2026-05-01T12:00:00Z"),
      currency: "USD",
      amountMinor,
      taxMinor: BigInt(taxed),
      shippingMinor: 0n,
      discountMinor,
      paidWithPointsMinor: (amountMinor * BigInt(paidPercent)) / 400n,
      taxIncluded: false,
      channel: null,
      storeIds: [],
      storeTimeZone: null,
      storeRegion: null,
      items,
    }
  })

function programOf(list: readonly EarningRule[]) {
  const definition: ProgramDefinition = {
    versionId: "v1",
    name: "Club",
    currency: { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
    moneyCurrency: "USD",
    joinPolicy: "optIn",
    returnPolicy: "withinBalance",
    rules: [...list],
    tiers: [],
  }
  return compileDefinition(definition, "UTC")
}

const award = (compiled: ReturnType<typeof programOf>, one: Purchase | null) =>
  awardPurchase({ compiled, purchase: one, member: { tierId: null } })

const sum = (points: readonly bigint[]) => points.reduce((total, one) => total + one, 0n)

/** Shares of what is left, in thousandths, and at last all that is left. */
function returnsOf({ amountMinor }: Purchase, shares: readonly number[]): ReturnRequest[] {
  let left = amountMinor
  const parts = shares.flatMap((share): ReturnRequest[] => {
    const part = (left * BigInt(share)) / 1000n
    left -= part
    return part > 0n ? [{ amountMinor: part, items: null }] : []
  })
  return left > 0n || parts.length === 0 ? [...parts, { amountMinor: null, items: null }] : parts
}

it("returns take no award below zero, never give, and together take exactly what was awarded", {
  timeout: 30_000,
}, () => {
  const shares = fc.array(fc.integer({ min: 0, max: 999 }), { maxLength: 6 })
  fc.assert(
    fc.property(rules, purchase, shares, (list, bought, wanted) => {
      const requests = returnsOf(bought, wanted)
      const program = programOf(list)
      const whole = award(program, bought)
      const rests = requests.map((_, index) => {
        return award(program, afterReturns(bought, requests.slice(0, index + 1)).purchase)
      })
      const taken = takenBack(whole, rests)
      const totals = whole.awards.map((_, index) => sum(taken.map((step) => step[index] ?? 0n)))
      expect(taken.flat().filter((points) => points < 0n)).toEqual([])
      expect(totals).toEqual(whole.awards.map(({ points }) => points))
    }),
    seeds,
  )
})

it("a return takes what the award shrinks by, unless an earlier one took more", () => {
  fc.assert(
    fc.property(rules, purchase, fc.integer({ min: 1, max: 999 }), (list, bought, share) => {
      const amountMinor = (bought.amountMinor * BigInt(share)) / 1000n
      fc.pre(amountMinor > 0n)
      const program = programOf(list)
      const whole = award(program, bought)
      const rest = award(program, afterReturns(bought, [{ amountMinor, items: null }]).purchase)
      const [before, after] = [whole, rest].map(({ awards }) => sum(awards.map(({ points }) => points)))
      const [taken = []] = takenBack(whole, [rest])
      const less = (before ?? 0n) - (after ?? 0n)
      expect(sum(taken)).toBe(less > 0n ? less : 0n)
    }),
    seeds,
  )
})

it("the order of rules does not matter where no two are of one group", () => {
  const order = rules.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  fc.assert(
    fc.property(order, purchase, ([list, other], bought) => {
      const plain = (some: EarningRule[]) => some.map(({ exclusiveGroup: _, ...rule }) => rule)
      const points = (some: EarningRule[]) => sum(award(programOf(plain(some)), bought).awards.map((one) => one.points))
      expect(points(other)).toBe(points(list))
    }),
    seeds,
  )
})

it("gives the same without telling why, as histories are replayed, and sums the lines that earn", () => {
  fc.assert(
    fc.property(rules, purchase, (list, bought) => {
      const asked = { compiled: programOf(list), purchase: bought, member: { tierId: null } }
      const [told, silent] = [awardPurchase(asked), awardPurchase({ ...asked, traces: false })]
      expect(silent.awards).toEqual(told.awards)
      const outcomes = (one: typeof told) => one.explanation.rules.map(({ outcome, points }) => [outcome, points])
      expect(outcomes(silent)).toEqual(outcomes(told))
      const { totalMinor, lineMinor } = purchaseBase(bought)
      expect(totalMinor).toBe(sum(lineMinor))
      expect(lineMinor.every((base, index) => base === 0n || bought.items?.[index]?.kind !== "giftCard")).toBe(true)
    }),
    seeds,
  )
})
