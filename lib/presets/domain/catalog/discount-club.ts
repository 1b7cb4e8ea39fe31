import type { Preset } from "../preset"
import { allowedMinor, ladderOf, lapse, thing, wordsFor } from "../preset-parts"

/** Below this margin ten per cent off would take most of it. */
const leastMargin = 2500

export const discountClub: Preset = {
  key: "discount-club",
  name: "Discount club",
  summary: "10 % off every purchase for members, a treat on the birthday, and a thank-you for coming back.",
  suits: "Suits shops with a good margin whose customers dislike counting points.",
  mind: "Everybody who joins pays less from the first day on, also for what they would have bought anyway.",
  build(scale) {
    const { birthday } = wordsFor(scale)
    const percent = scale.marginBasisPoints < leastMargin ? "5" : "10"
    const half = { ...scale, giveBasisPoints: scale.giveBasisPoints / 2 }
    return {
      currency: {
        code: "VISITS",
        name: "visit",
        plural: "visits",
        value: { points: 1, amountMinor: allowedMinor(half, 1) },
      },
      joinPolicy: "optIn",
      rules: [
        {
          name: "Visits are counted",
          trigger: "purchase",
          effect: { kind: "fixed", points: 1 },
          limits: { perMember: { count: 1, per: "day" } },
          expiry: lapse(scale),
        },
      ],
      tiers: ladderOf({ metric: "purchases", window: "rolling365", downgrade: "never" }, [
        {
          name: "Club member",
          threshold: 0,
          benefits: [
            { kind: "percentageDiscount", percent, text: "On every purchase." },
            { kind: "birthdayGift", name: "Birthday treat", text: birthday, days: 14 },
            { kind: "earlyAccess", name: "Sales begin earlier for you", days: 1 },
          ],
        },
      ]),
      rewards: [thing(half, "small", 3), thing(half, "item", 10)],
      eventTypes: [],
    }
  },
}
