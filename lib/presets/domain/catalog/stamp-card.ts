import { formatMoney } from "@/lib/core/money"
import { friendlyDown } from "../friendly-amount"
import type { Preset } from "../preset"
import { wordsFor } from "../preset-parts"

const stamps = 9
/** What costs more (about 25 dollars) is no small thing that is given away without a limit. */
const mostSteps = 25

export const stampCard: Preset = {
  key: "stamp-card",
  name: "Stamp card",
  summary: "Nine stamps fill the card, and the tenth is free.",
  suits: "Suits cafés, barbers and car washes: one thing, bought again and again.",
  mind: "One in ten is given away. With a low margin that is most of what you earn.",
  build(scale) {
    const leastMinor = friendlyDown(scale.orderMinor / 2)
    const freeMinor = friendlyDown(scale.orderMinor)
    const goodsMinor = friendlyDown((freeMinor * (10_000 - scale.marginBasisPoints)) / 10_000)
    const isThing = freeMinor <= mostSteps * scale.stepMinor
    const upTo = formatMoney(freeMinor, scale.money)
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
      rewards: [
        {
          name: isThing
            ? `The tenth is free: ${wordsFor(scale).item.toLowerCase()}`
            : `The tenth is free, up to ${upTo}`,
          kind: "freeProduct",
          costPoints: stamps,
          unitCostMinor: goodsMinor,
          description: "Choose yours at the counter.",
        },
      ],
      eventTypes: [],
    }
  },
}
