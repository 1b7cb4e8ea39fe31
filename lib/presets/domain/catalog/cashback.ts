import { formatMoney } from "@/lib/core/money"
import { friendlyDown } from "../friendly-amount"
import type { Preset } from "../preset"
import { lapse, pointsOfOrder, rewardVisits } from "../preset-parts"
import { leastPrinted, printedDown } from "../printed-amount"

export const cashback: Preset = {
  key: "cashback",
  name: "Cashback",
  summary: "A part of every purchase comes back as credit that is spent like money.",
  suits: "Suits shops whose customers compare prices: the value is plain to see.",
  mind: "Money back is easy to copy and makes nobody proud. Add a tier once it runs.",
  build(scale) {
    // Of each 100 minor units so many come back; 1.5 of 100 is told as 3 of 200.
    const whole = scale.giveBasisPoints % 100 === 0
    const effect = whole
      ? { kind: "perAmount" as const, points: scale.giveBasisPoints / 100, perMinor: 100 }
      : { kind: "perAmount" as const, points: scale.giveBasisPoints / 50, perMinor: 200 }
    const ofOrder = Math.max(1, pointsOfOrder(scale, effect))
    const { stepMinor } = scale
    const after = (visits: number) =>
      Math.max(leastPrinted(stepMinor), printedDown(friendlyDown(visits * ofOrder), stepMinor))
    const amounts = [...new Set(Object.values(rewardVisits).map(after))]
    return {
      currency: { code: "CREDIT", name: "credit", plural: "credits", value: { points: 1, amountMinor: 1 } },
      joinPolicy: "everyone",
      rules: [{ name: "Money back on every purchase", trigger: "purchase", effect, expiry: lapse(scale) }],
      tiers: [],
      rewards: amounts.map((amountMinor) => ({
        name: `${formatMoney(amountMinor, scale.money)} back`,
        kind: "cashback",
        costPoints: amountMinor,
        unitCostMinor: amountMinor,
        detail: { amountMinor },
        description: "Taken off your bill, or paid out at the counter.",
      })),
      eventTypes: [],
    }
  },
}
