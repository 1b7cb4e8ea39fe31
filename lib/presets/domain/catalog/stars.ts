import { friendlyDown } from "../friendly-amount"
import type { Preset } from "../preset"
import { allowedMinor, lapse, rewardVisits, thing } from "../preset-parts"

export const stars: Preset = {
  key: "stars",
  name: "Stars for every purchase",
  summary: "One star for each purchase, whatever it costs, and something small already after the third.",
  suits: "Suits shops where people come often and spend about the same each time.",
  mind: "A small purchase gives as much as a large one, so there is a least amount and a limit for each day.",
  build(scale) {
    const { first, second, third } = rewardVisits
    const leastMinor = friendlyDown(scale.orderMinor / 2)
    return {
      currency: {
        code: "STARS",
        name: "star",
        plural: "stars",
        value: { points: 1, amountMinor: allowedMinor(scale, 1) },
      },
      joinPolicy: "everyone",
      rules: [
        {
          name: "A star for every purchase",
          trigger: "purchase",
          effect: { kind: "fixed", points: 1 },
          condition: {
            combinator: "and",
            rules: [{ field: "purchase.amountMinor", operator: ">=", value: leastMinor }],
          },
          limits: { perMember: { count: 2, per: "day" } },
          expiry: lapse(scale),
        },
      ],
      tiers: [],
      rewards: [thing(scale, "small", first), thing(scale, "item", second), thing(scale, "big", third)].filter(
        ({ costPoints }, place, all) => all.findIndex((one) => one.costPoints === costPoints) === place,
      ),
      eventTypes: [],
    }
  },
}
