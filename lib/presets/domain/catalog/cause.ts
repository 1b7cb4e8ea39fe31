import { formatMoney } from "@/lib/core/money"
import { friendlyDown } from "../friendly-amount"
import type { Preset } from "../preset"
import { earningFor, pointsOfOrder, roundOffers, valueFor } from "../preset-parts"

/** So much of a year's sales may go to the cause, in hundredths of a per cent. */
const budgetBasisPoints = 50

export const cause: Preset = {
  key: "cause",
  name: "For a good cause",
  summary: "Every purchase fills a jar for a cause that you choose, and members decide when to pour it out.",
  suits: "Suits shops that stand for something, and members who would rather give than get.",
  mind: "Two caps keep it affordable: one for each member and month, one for all together.",
  build(full) {
    const scale = { ...full, giveBasisPoints: Math.max(50, Math.floor(full.giveBasisPoints / 150) * 50) }
    const earning = earningFor(scale)
    const order = pointsOfOrder(scale, earning)
    const value = valueFor(scale, earning)
    const budgetMinor = Math.max(scale.orderMinor, (scale.salesMinor * budgetBasisPoints) / 10_000)
    const perMonth = Math.max(4, Math.ceil((scale.visitsPerYear / 12) * 2))
    const gifts = roundOffers(scale, earning, [4, 20])
    return {
      currency: { code: "SEEDS", name: "seed", plural: "seeds", value },
      joinPolicy: "optIn",
      rules: [
        {
          name: "Every purchase gives",
          trigger: "purchase",
          effect: { kind: "perAmount", ...earning },
          limits: {
            perMember: { points: friendlyDown(perMonth * order), per: "month" },
            budgetPoints: friendlyDown((budgetMinor * value.points) / value.amountMinor),
          },
        },
      ],
      tiers: [],
      rewards: gifts.map(({ amountMinor, costPoints }) => ({
        name: `Give ${formatMoney(amountMinor, scale.money)} to our cause`,
        kind: "donation",
        costPoints,
        unitCostMinor: amountMinor,
        description: "We pass it on and tell you what became of it. Name your cause here before you publish.",
      })),
      eventTypes: [],
    }
  },
}
