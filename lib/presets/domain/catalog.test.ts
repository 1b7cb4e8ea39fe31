import { expect, test } from "vitest"
import { checkDefinition } from "@/lib/programs/domain/check-definition"
import { earningRuleSchema } from "@/lib/programs/schema"
import { rewardBodySchema } from "@/lib/rewards/schema"
import { tierSchema } from "@/lib/tiers/schema"
import { type Answers, margins, sellsKinds } from "./answers"
import { presets } from "./find-preset"
import type { Preset } from "./preset"
import { presetDefinition } from "./preset-definition"
import { presetScale } from "./preset-scale"

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
  "the first reward of $key is reached with the second or third usual purchase",
  (preset) => {
    for (const { scale, program, told } of built(preset)) {
      const cheapest = Math.min(...program.rewards.map(({ costPoints }) => costPoints))
      const purchases = cheapest / basePointsOfSpend(program, scale.orderMinor)
      expect(purchases, told).toBeGreaterThan(1)
      expect(purchases, told).toBeLessThanOrEqual(3)
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
