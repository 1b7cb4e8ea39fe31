import { expect, it } from "vitest"
import { tierSchema } from "@/lib/tiers/schema"
import { createProgramSchema, earningRuleSchema } from "../schema"
import type { ProgramDefinition } from "./definition"
import { describeChanges } from "./describe-changes"
import { describeProgram, describeTier } from "./describe-program"
import { rewardRate } from "./reward-rate"

const program = createProgramSchema.parse({
  name: "Club",
  slug: "club",
  currency: { code: "points", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
  moneyCurrency: "USD",
  joinPolicy: "everyone",
})

const units = { ...program, returnPolicy: "withinBalance" as const, versionId: "v", rules: [], tiers: [] }
const tier = { downgrade: "toEligible", qualification: { metric: "spendMinor", window: "rolling365" } }

function tierOf(id: string, rank: number, threshold: number, more = {}) {
  const body = { ...tier, ...more, name: id, rank, qualification: { ...tier.qualification, threshold } }
  return { id, ...tierSchema.parse(body) }
}

it("tells a program in words", () => {
  const rule = earningRuleSchema.parse({
    name: "Base",
    trigger: "purchase",
    effect: { kind: "perAmount", points: 1, perMinor: 100 },
    condition: { combinator: "and", rules: [{ field: "purchase.channel", operator: "=", value: "online" }] },
    limits: { perMember: { points: 500, per: "day" } },
    pending: { days: 14 },
    expiry: { kind: "afterMonths", months: 12 },
  })
  const definition: ProgramDefinition = {
    ...program,
    returnPolicy: "withinBalance",
    versionId: "v",
    rules: [{ id: "r", ...rule }],
    tiers: [
      tierOf("Silver", 1, 25_000, { earningMultiplier: "1.25", entryGift: { points: 1 } }),
      tierOf("Bronze", 0, 0),
    ],
  }
  expect(describeProgram(definition)).toEqual([
    "Every customer is a member from the first purchase.",
    "A purchase earns 1 point for each $1.00 spent, if channel is online, at most 500 points per day, available after 14 days. They can be used for 12 months.",
    "1 point is worth $0.01.",
    "What a returned purchase earned is taken back, and no balance goes below zero for it.",
    "Every member begins as Bronze.",
    "A member who spends $250.00 in a year becomes Silver and earns 1.25 times the points. It comes with 1 point as a welcome.",
  ])
})

it("tells of a tier that is had by invitation alone, which is not sold", () => {
  const black = { invitationOnly: true, earningMultiplier: "3" }
  expect(describeTier(tierOf("Black", 3, 0, black), units)).toBe("Black is by invitation and earns 3 times the points.")
  const sold = tierSchema.safeParse({
    ...{ name: "Black", rank: 3, downgrade: "toEligible", price: { monthMinor: 900 }, invitationOnly: true },
    qualification: { ...tier.qualification, threshold: 0 },
  })
  expect(sold.error?.issues.map(({ path }) => path)).toEqual([["price"]])
})

const fiscal = { metric: "spendMinor", threshold: 25_000, window: "programYear", yearStartMonth: 4 }

it.each<[object, string]>([
  [{ downgrade: "oneDown" }, "Who no longer keeps it falls by one tier at most."],
  [{ downgrade: "never" }, "Who has reached it keeps it."],
  [{ qualification: fiscal }, "A member who spends $250.00 in a year from April on becomes Silver."],
  [
    { benefits: [{ kind: "percentageDiscount", percent: "10", replacesLower: true }] },
    "10% off. It replaces what lower tiers give of this kind.",
  ],
])("tells the change of a tier to %j", (change, told) => {
  const before = tierOf("Silver", 1, 25_000, { benefits: [{ kind: "percentageDiscount", percent: "10" }] })
  const after = { ...before, ...tierSchema.parse({ ...tierBody(before), ...change }) }
  const changes = describeChanges({ ...units, tiers: [before] }, { ...units, tiers: [after] })
  expect(changes.map(({ what }) => what)).toEqual(["Tier Silver"])
  expect(changes[0]?.after).toContain(told)
})

const [silver, gold] = [tierOf("Silver", 1, 25_000), tierOf("Gold", 2, 25_000)]
const lounge = (unitCostMinor: number) => [{ kind: "access" as const, what: "lounge", name: "Lounge", unitCostMinor }]
const rule = earningRuleSchema.parse({ name: "Base", trigger: "purchase", effect: { kind: "fixed", points: 1 } })

it.each<[string, Partial<ProgramDefinition>, Partial<ProgramDefinition>, [string, string][]]>([
  [
    "a rule's name",
    { rules: [{ ...rule, id: "r" }] },
    { rules: [{ ...rule, id: "r", name: "Welcome" }] },
    [['It is called "Base".', 'It is called "Welcome".']],
  ],
  [
    "the order of tiers",
    { tiers: [silver, gold] },
    { tiers: [{ ...silver, rank: 3 }, gold] },
    [
      ["It stands below Gold.", "It stands above Gold."],
      ["It stands above Silver.", "It stands below Silver."],
    ],
  ],
  [
    "a benefit's cost",
    { tiers: [{ ...gold, benefits: lounge(500) }] },
    { tiers: [{ ...gold, benefits: lounge(700) }] },
    [['Each use of "Lounge" costs you $5.00.', 'Each use of "Lounge" costs you $7.00.']],
  ],
])("tells staff, not members, that %s alone has changed", (_, before, after, told) => {
  const versions = [
    { ...units, ...before },
    { ...units, ...after },
  ] as const
  const changes = describeChanges(...versions)
  expect(changes.map((one) => [one.before, one.after].map((text) => text?.split(/(?<=\.) /).at(-1)))).toEqual(told)
  expect(describeChanges(...versions, {}, "members")).toEqual([])
})

it("moves no tier where one comes below all others", () => {
  const changes = describeChanges(
    { ...units, tiers: [silver, gold] },
    { ...units, tiers: [tierOf("New", 0, 0), silver, gold] },
  )
  expect(changes.map(({ kind, what }) => [kind, what])).toEqual([["added", "Tier New"]])
})

function tierBody({ id: _, ...body }: ReturnType<typeof tierOf>) {
  return body
}

it("tells what is given back: 0.98 % of 2,500,315.63 dollars at a cent a point", () => {
  expect(rewardRate(2_453_159n, 250_031_563n, { points: 1, amountMinor: 1 })).toEqual({
    costMinor: 2_453_159n,
    revenueMinor: 250_031_563n,
    basisPoints: 98n,
  })
})

it.each([
  ["a multiplier for a birthday", { trigger: "birthday", effect: { kind: "multiplier", factor: "2" } }],
  ["an event of no kind", { trigger: "event", effect: { kind: "fixed", points: 1 } }],
  ["a factor with five decimals", { trigger: "purchase", effect: { kind: "multiplier", factor: "1.00001" } }],
  ["a side of a referral for a purchase", { recipient: "referrer" }],
  [
    "a purchase's condition for a birthday",
    {
      trigger: "birthday",
      condition: { combinator: "and", rules: [{ field: "items.sku", operator: "=", value: "A" }] },
    },
  ],
  ["an end before the start", { startsAt: "2026-01-02T00:00:00Z", endsAt: "2026-01-01T00:00:00Z" }],
])("refuses %s", (_, change) => {
  const body = { name: "r", trigger: "purchase", effect: { kind: "fixed", points: 1 } }
  expect(earningRuleSchema.safeParse(body).success).toBe(true)
  expect(earningRuleSchema.safeParse({ ...body, ...change }).success).toBe(false)
})
