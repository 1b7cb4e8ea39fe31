import { formatMoney } from "@/lib/core/money"
import { friendly } from "../friendly-amount"
import type { Preset } from "../preset"
import { discountRewards, earningFor, lapse, pointsOfOrder, roundOffer, spendRule, valueFor } from "../preset-parts"

export const sustainability: Preset = {
  key: "sustainability",
  name: "Bring it back",
  summary: "Points for what comes back to be used again, beside a few for spending, to keep or to give away.",
  suits: "Suits shops with refills, bottles, clothes or devices that can live twice.",
  mind: "Somebody at the counter records what came back, or a machine reports the activity item.recycled.",
  build(scale) {
    const half = { ...scale, giveBasisPoints: scale.giveBasisPoints / 2 }
    const earning = earningFor(half)
    const value = valueFor(half, earning)
    const tree = roundOffer(half, earning, 5)
    // What comes back is worth the same whatever else a shop sells: about half a dollar at most.
    const backPoints = Math.min(pointsOfOrder(half, earning), (scale.stepMinor * value.points) / value.amountMinor) / 2
    return {
      currency: { code: "LEAVES", name: "leaf", plural: "leaves", value },
      joinPolicy: "everyone",
      rules: [
        {
          name: "Something came back",
          trigger: "event",
          eventType: "item.recycled",
          effect: { kind: "fixed", points: friendly(backPoints) },
          limits: { perMember: { count: 2, per: "day" } },
          expiry: lapse(scale),
        },
        spendRule(half, "Leaves for every purchase", earning),
      ],
      tiers: [],
      rewards: [
        ...discountRewards(half, earning).filter(({ costPoints }) => costPoints !== tree.costPoints),
        {
          name: `Plant trees for ${formatMoney(tree.amountMinor, scale.money)}`,
          kind: "donation",
          costPoints: tree.costPoints,
          unitCostMinor: tree.amountMinor,
          description: "We pass it on and tell you what became of it. Name your project here before you publish.",
        },
      ],
      eventTypes: ["item.recycled"],
    }
  },
}
