import { friendly } from "../friendly-amount"
import type { Preset } from "../preset"
import {
  discountRewards,
  earningFor,
  ladderOf,
  membershipPrice,
  smallMinor,
  spendRule,
  valueFor,
  wordsFor,
} from "../preset-parts"

export const paidAndPoints: Preset = {
  key: "paid-and-points",
  name: "Points, and Plus for a fee",
  summary: "Points for everybody; a fee doubles them, and those who spend most have it for nothing.",
  suits: "Suits shops with a program that works and customers who ask for more.",
  mind: "Double points are a second share of sales: keep the fee above what they cost.",
  build(scale) {
    const earning = earningFor(scale)
    const { small } = wordsFor(scale)
    const extraMinor = smallMinor(scale, 1)
    return {
      currency: { code: "POINTS", name: "point", plural: "points", value: valueFor(scale, earning) },
      joinPolicy: "everyone",
      rules: [spendRule(scale, "Points for every purchase", earning)],
      tiers: ladderOf({ metric: "spendMinor", window: "rolling365", downgrade: "toEligible" }, [
        { name: "Basic", threshold: 0 },
        {
          name: "Plus",
          threshold: friendly(scale.yearMinor.top),
          earningMultiplier: "2",
          price: {
            ...membershipPrice(scale, { shareBasisPoints: scale.giveBasisPoints, monthlyMinor: extraMinor }),
            trialDays: 14,
          },
          benefits: [
            { kind: "freeDelivery" },
            { kind: "entitlement", name: small, count: 1, per: "month", unitCostMinor: extraMinor },
          ],
        },
      ]),
      rewards: discountRewards(scale, earning),
      eventTypes: [],
    }
  },
}
