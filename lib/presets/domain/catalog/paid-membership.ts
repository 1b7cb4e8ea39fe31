import { friendly } from "../friendly-amount"
import type { Preset } from "../preset"
import { discountRewards, earningFor, ladderOf, membershipPrice, spendRule, valueFor, wordsFor } from "../preset-parts"

/** Below this margin ten per cent off would take most of it. */
const leastMargin = 2500

export const paidMembership: Preset = {
  key: "paid-membership",
  name: "Paid membership",
  summary: "A fee by the month or the year buys a discount on every purchase and what goes with it, free to try once.",
  suits: "Suits shops that people use all the time, and that want an income they can count on.",
  mind: "The fee suggested is half of what your best customers would save, and never less than is worth collecting. Members look at what they saved against it, and you see it too: below zero they leave.",
  build(scale) {
    const half = { ...scale, giveBasisPoints: scale.giveBasisPoints / 2 }
    const earning = earningFor(half)
    const percent = scale.marginBasisPoints < leastMargin ? "5" : "10"
    const { perk } = wordsFor(scale)
    return {
      currency: { code: "POINTS", name: "point", plural: "points", value: valueFor(half, earning) },
      joinPolicy: "optIn",
      rules: [spendRule(half, "A few points for every purchase", earning)],
      tiers: ladderOf({ metric: "spendMinor", window: "rolling365", downgrade: "toEligible" }, [
        { name: "Guest", threshold: 0 },
        {
          name: "Member",
          threshold: friendly(scale.yearMinor.top),
          price: { ...membershipPrice(scale, { shareBasisPoints: Number(percent) * 100 }), trialDays: 30, only: true },
          benefits: [
            { kind: "percentageDiscount", percent, text: "On every purchase." },
            { kind: "freeDelivery" },
            { kind: "entitlement", name: perk, count: 1, per: "month" },
            { kind: "earlyAccess", name: "New things first", days: 2 },
          ],
        },
      ]),
      rewards: discountRewards(half, earning),
      eventTypes: [],
    }
  },
}
