import { friendlyDown } from "../friendly-amount"
import type { Preset } from "../preset"
import { thing, wordsFor } from "../preset-parts"

const stamps = 9

export const stampCard: Preset = {
  key: "stamp-card",
  name: "Stamp card",
  summary: "Nine stamps fill the card, and the tenth is free.",
  suits: "Suits cafés, barbers and car washes: one thing, bought again and again.",
  mind: "One in ten is given away. With a low margin that is most of what you earn.",
  build(scale) {
    const leastMinor = friendlyDown(scale.orderMinor / 2)
    const goodsMinor = friendlyDown((scale.orderMinor * (10_000 - scale.marginBasisPoints)) / 10_000)
    return {
      currency: {
        code: "STAMPS",
        name: "stamp",
        plural: "stamps",
        value: { points: stamps, amountMinor: goodsMinor },
      },
      joinPolicy: "everyone",
      rules: [
        {
          name: "A stamp for each purchase",
          trigger: "purchase",
          effect: { kind: "fixed", points: 1 },
          condition: {
            combinator: "and",
            rules: [{ field: "purchase.amountMinor", operator: ">=", value: leastMinor }],
          },
          limits: { perMember: { count: 2, per: "day" } },
          expiry: { kind: "inactivity", months: 12 },
        },
      ],
      tiers: [],
      rewards: [thing(`The tenth is free: ${wordsFor(scale).item.toLowerCase()}`, stamps, goodsMinor)],
      eventTypes: [],
    }
  },
}
