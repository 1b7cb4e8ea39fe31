import { expect, test } from "vitest"
import type { Day } from "@/lib/core/calendar"
import { checkDefinition } from "@/lib/programs/domain/check-definition"
import { earningRuleSchema } from "@/lib/programs/schema"
import { rewardBodySchema } from "@/lib/rewards/schema"
import { tierSchema } from "@/lib/tiers/schema"
import { type Answers, margins, sellsKinds } from "./answers"
import { presetOf, presets } from "./find-preset"
import type { Preset } from "./preset"
import { presetDefinition } from "./preset-definition"
import type { PresetHistory } from "./preset-history"
import { type PresetScale, presetScale } from "./preset-scale"
import { printedDown } from "./printed-amount"

const sizes: Partial<Answers>[] = sellsKinds.flatMap((sells) =>
  margins.flatMap((margin) => [
    { sells, margin, frequency: "weekly" as const },
    { sells, margin, frequency: "yearly" as const },
  ]),
)

const moneys = ["USD", "JPY", "KWD", "INR", "VND"]

const built = (preset: Preset) =>
  moneys.flatMap((money) =>
    sizes.map((answers) => {
      const scale = presetScale(answers, null, money)
      return { scale, program: preset.build(scale), told: `${preset.key} ${money} ${JSON.stringify(answers)}` }
    }),
  )

test.each(presets)("$key can be published whatever is sold, at any margin, in any money", (preset) => {
  for (const { program, told } of built(preset)) {
    for (const rule of program.rules) expect(earningRuleSchema.safeParse(rule).error?.issues, told).toBeUndefined()
    for (const tier of program.tiers) expect(tierSchema.safeParse(tier).error?.issues, told).toBeUndefined()
    for (const reward of program.rewards) {
      expect(rewardBodySchema.safeParse(reward).error?.issues, `${told} ${reward.name}`).toBeUndefined()
    }
    const definition = presetDefinition(program, { name: "Club", money: "USD" })
    expect(checkDefinition(definition), told).toEqual([])
    expect(program.rewards.length, told).toBeGreaterThan(0)
    expect(new Set(program.rewards.map(({ costPoints }) => costPoints)).size, told).toBe(program.rewards.length)
  }
})

/** Structures whose rewards are paid from the share of sales that the margin allows. */
const paidFromShare = [
  "points-tiers",
  "stars",
  "tier-credits",
  "cashback",
  "paid-membership",
  "paid-and-points",
  "cause",
  "friends-and-birthdays",
]

test.each(presets.filter(({ key }) => paidFromShare.includes(key)))(
  "what $key gives back for spending stays within a tenth of the margin",
  (preset) => {
    for (const { scale, program, told } of built(preset)) {
      const earned = basePointsOfSpend(program, scale.orderMinor)
      for (const { name, costPoints, unitCostMinor } of program.rewards) {
        const spentMinor = (costPoints / earned) * scale.orderMinor
        const allowed = (spentMinor * scale.marginBasisPoints) / 10_000 / 10
        expect(unitCostMinor ?? 0, `${told} ${name}`).toBeLessThanOrEqual(Math.max(1, Math.ceil(allowed)))
      }
    }
  },
)

test.each(presets.filter(({ key }) => paidFromShare.includes(key) && key !== "cause"))(
  "the first reward of $key is reached with the second or third usual purchase, or once it comes to half a dollar",
  (preset) => {
    for (const { scale, program, told } of built(preset)) {
      const [first] = [...program.rewards].sort((a, b) => a.costPoints - b.costPoints)
      const purchases = (first?.costPoints ?? 0) / basePointsOfSpend(program, scale.orderMinor)
      expect(purchases, told).toBeGreaterThan(1)
      const amountMinor = Number(first?.detail?.amountMinor ?? Number.POSITIVE_INFINITY)
      if (amountMinor >= scale.stepMinor) expect(purchases, told).toBeLessThanOrEqual(3)
    }
  },
)

function basePointsOfSpend({ rules, currency }: ReturnType<Preset["build"]>, orderMinor: number): number {
  const own = rules.filter((rule) => rule.trigger === "purchase" && (rule.currency ?? currency.code) === currency.code)
  return own.reduce((sum, { effect }) => {
    if (effect.kind === "perAmount") return sum + Math.floor(orderMinor / effect.perMinor) * effect.points
    return sum + (effect.kind === "fixed" ? effect.points : 0)
  }, 0)
}

const builtFor = (key: Preset["key"]) => built(presetOf(key))

test.each(["paid-membership", "paid-and-points"] as const)("the fee of %s is one that a shop would ask for", (key) => {
  for (const { scale, program, told } of builtFor(key)) {
    const { monthMinor = 0, yearMinor = 0 } = program.tiers.find(({ price }) => price)?.price ?? {}
    const steps = monthMinor / scale.stepMinor
    expect(steps, told).toBeGreaterThanOrEqual(3)
    // Never more than one usual purchase.
    if (steps > 3) expect(monthMinor, told).toBeLessThanOrEqual(scale.orderMinor)
    expect(Number.isInteger(steps), told).toBe(true)
    expect(yearMinor, told).toBe(monthMinor * 10)
  }
})

/** A café as in the demo: half of its customers come four times a year, a tenth brings six tenths of sales. */
const cafe: PresetHistory = {
  customers: 1764,
  purchases: 20_971,
  days: 365,
  lastDay: "2026-03-18" as Day,
  averageOrderMinor: 1112,
  medianPurchases: 4,
  medianGapDays: 15,
  repeatBasisPoints: 6746,
  topTenthBasisPoints: 6091,
  spendMinor: { p50: 3650, p70: 8900, p90: 32_475, p97: 88_350 },
}

/** Wholesale, as in Online Retail: few purchases of hundreds of pounds. */
const wholesale: PresetHistory = {
  ...cafe,
  customers: 4264,
  purchases: 17_756,
  averageOrderMinor: 48_431,
  medianPurchases: 2,
  spendMinor: { p50: 66_811, p70: 134_165, p90: 355_113, p97: 790_242 },
}

const cafeScale = presetScale({ sells: "food", margin: "high" }, cafe, "USD")
const wholesaleScale = presetScale({ sells: "goods", margin: "medium" }, wholesale, "GBP")
const priceOf = (key: Preset["key"], scale: PresetScale) =>
  presetOf(key)
    .build(scale)
    .tiers.find(({ price }) => price)?.price
const rewardsOf = (key: Preset["key"], scale: PresetScale) =>
  presetOf(key)
    .build(scale)
    .rewards.map(({ name, costPoints }) => `${name}: ${costPoints}`)

test("fees follow what the best tenth would save: at a café the least, at a wholesaler half of it", () => {
  // 10 % of 324.75 a year, halved, is 1.35 a month; 10 % of 3,551.13 is 14.80.
  expect(priceOf("paid-membership", cafeScale)).toMatchObject({ monthMinor: 300, yearMinor: 3_000 })
  expect(priceOf("paid-membership", wholesaleScale)).toMatchObject({ monthMinor: 1_500, yearMinor: 15_000 })
  // 3 % of 3,551.13 and 5.00 a month: (106.53 + 60) / 24 = 6.94.
  expect(priceOf("paid-and-points", wholesaleScale)).toMatchObject({ monthMinor: 700 })
})

test.each(presets)("every amount of $key is one that people print", (preset) => {
  for (const { scale, program, told } of built(preset)) {
    for (const { name, detail, costPoints } of program.rewards) {
      const amountMinor = Number(detail?.amountMinor ?? 0)
      if (amountMinor === 0) continue
      expect(printedDown(amountMinor, scale.stepMinor), `${told} ${name} ${costPoints}`).toBe(amountMinor)
    }
  }
})

test("before anybody said what is sold, examples suit every branch", () => {
  const told = (answers: Partial<Answers>) =>
    JSON.stringify(presets.map((one) => one.build(presetScale(answers, cafe, "USD"))))
  expect(told({})).not.toMatch(/alteration|wrapping|gift set/i)
  expect(told({ sells: "goods" })).toMatch(/alteration/)
  expect(told({ sells: "food" })).toMatch(/refill/)
})

test("rewards are told in amounts that people print, and things cost what things cost", () => {
  expect(rewardsOf("points-tiers", cafeScale)).toEqual(["$1.50 off: 30", "$3.00 off: 60", "$10.00 off: 200"])
  expect(rewardsOf("stars", cafeScale)).toEqual([
    "A small extra: 3",
    "A drink of your choice: 8",
    "Breakfast for two: 20",
  ])
  // Nobody wraps a gift for 40 pounds.
  expect(rewardsOf("stars", wholesaleScale)).toEqual(["£40.00 off: 3", "£100.00 off: 8", "£250.00 off: 20"])
  expect(rewardsOf("stamp-card", wholesaleScale)).toEqual(["The tenth is free, up to £400.00: 9"])
  expect(rewardsOf("cause", cafeScale)).toEqual(["Give $0.75 to our cause: 50", "Give $3.00 to our cause: 200"])
})

test("a milestone's gift is a third of what the way to it earned, and what comes back is worth little cash", () => {
  const gifts = presetOf("spend-tiers").build(cafeScale).tiers
  expect(gifts.map(({ entryGift }) => entryGift?.points ?? 0)).toEqual([0, 30, 100, 300])
  const [back] = presetOf("sustainability").build(wholesaleScale).rules
  // 30 leaves at 1.50 a hundred are 45 pence, however large purchases are.
  expect(back?.effect).toEqual({ kind: "fixed", points: 30 })
})

test("where a purchase comes to less than a dollar, it earns all the same", () => {
  const program = presetOf("points-tiers").build({ ...cafeScale, orderMinor: 60 })
  expect(basePointsOfSpend(program, 60)).toBeGreaterThanOrEqual(6)
})
