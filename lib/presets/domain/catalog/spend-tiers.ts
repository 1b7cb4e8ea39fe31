import { friendly, friendlyRising } from "../friendly-amount"
import type { Preset } from "../preset"
import { discountRewards, earningFor, ladderOf, spendRule, valueFor, wordsFor } from "../preset-parts"

export const spendTiers: Preset = {
  key: "spend-tiers",
  name: "Spend tiers with milestone gifts",
  summary:
    "Four tiers by what was spent in the last twelve months, each welcomed with a gift of points when it is reached.",
  suits:
    "Suits shops with large purchases, where a year's spend runs into thousands and a few customers bring most of it.",
  mind: "The highest tier is for about 3 of 100 customers: name somebody who knows them.",
  build(scale) {
    const earning = earningFor(scale)
    const { good, best, top } = scale.yearMinor
    const [silver = 0, gold = 0, diamond = 0] = friendlyRising([good, best, top])
    // A third of what the way to the tier earned: worth a third of the share that goes back anyway.
    const giftAt = (thresholdMinor: number) => ({
      points: friendly(((thresholdMinor / earning.perMinor) * earning.points) / 3),
    })
    const { perk, birthday } = wordsFor(scale)
    return {
      currency: { code: "POINTS", name: "point", plural: "points", value: valueFor(scale, earning) },
      joinPolicy: "everyone",
      rules: [spendRule(scale, "Points for every purchase", earning)],
      tiers: ladderOf({ metric: "spendMinor", window: "rolling365", downgrade: "oneDown" }, [
        { name: "Classic", threshold: 0 },
        {
          name: "Silver",
          threshold: silver,
          entryGift: giftAt(silver),
          benefits: [{ kind: "birthdayGift", name: "Birthday treat", text: birthday, days: 14 }],
        },
        {
          name: "Gold",
          threshold: gold,
          entryGift: giftAt(gold),
          benefits: [{ kind: "freeDelivery" }, { kind: "earlyAccess", name: "New things first", days: 2 }],
        },
        {
          name: "Diamond",
          threshold: diamond,
          entryGift: giftAt(diamond),
          benefits: [
            { kind: "serviceLevel", name: "Somebody who knows you", text: "One person answers whatever you ask." },
            { kind: "entitlement", name: perk, count: 4 },
          ],
        },
      ]),
      rewards: discountRewards(scale, earning),
      eventTypes: [],
    }
  },
}
