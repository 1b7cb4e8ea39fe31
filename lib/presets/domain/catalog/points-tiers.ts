import { friendlyRising } from "../friendly-amount"
import type { Preset } from "../preset"
import { discountRewards, earningFor, ladderOf, spendRule, valueFor, wordsFor } from "../preset-parts"

export const pointsTiers: Preset = {
  key: "points-tiers",
  name: "Points and three tiers",
  summary: "Points for what is spent, money off for points, and Bronze, Silver and Gold for those who spend more.",
  suits: "Suits most shops: everybody knows how it works, and your best customers get more.",
  mind: "Gold members earn half as much again, so the best customers cost the most.",
  build(scale) {
    const earning = earningFor(scale)
    const [silver = 0, gold = 0] = friendlyRising([scale.yearMinor.good, scale.yearMinor.best])
    const { birthday } = wordsFor(scale)
    return {
      currency: { code: "POINTS", name: "point", plural: "points", value: valueFor(scale, earning) },
      joinPolicy: "everyone",
      rules: [spendRule(scale, "Points for every purchase", earning)],
      tiers: ladderOf({ metric: "spendMinor", window: "rolling365", downgrade: "toEligible" }, [
        { name: "Bronze", threshold: 0 },
        {
          name: "Silver",
          threshold: silver,
          earningMultiplier: "1.25",
          benefits: [{ kind: "birthdayGift", name: "Birthday treat", text: birthday, days: 14 }],
        },
        {
          name: "Gold",
          threshold: gold,
          earningMultiplier: "1.5",
          benefits: [{ kind: "earlyAccess", name: "New things first", days: 2 }],
        },
      ]),
      rewards: discountRewards(scale, earning),
      eventTypes: [],
    }
  },
}
