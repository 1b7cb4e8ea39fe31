import { friendly } from "../friendly-amount"
import type { Preset } from "../preset"
import { discountRewards, earningFor, lapse, pointsOfOrder, spendRule, valueFor } from "../preset-parts"

export const friendsAndBirthdays: Preset = {
  key: "friends-and-birthdays",
  name: "Friends and birthdays",
  summary:
    "Points for spending, a welcome, and something extra for bringing a friend, on birthdays and on anniversaries.",
  suits: "Suits young shops that grow by word of mouth.",
  mind: "Birthdays and friends can be made up, so bonuses are limited and a friend counts with the first purchase.",
  build(scale) {
    const earning = earningFor(scale)
    const order = pointsOfOrder(scale, earning)
    const expiry = lapse(scale)
    const fixed = (points: number) => ({ kind: "fixed" as const, points: friendly(points) })
    return {
      currency: { code: "POINTS", name: "point", plural: "points", value: valueFor(scale, earning) },
      joinPolicy: "optIn",
      rules: [
        spendRule(scale, "Points for every purchase", earning),
        { name: "Welcome", trigger: "signup", effect: fixed(order), expiry },
        {
          name: "Thank you for the friend",
          trigger: "referral",
          recipient: "referrer",
          effect: fixed(order * 2),
          limits: { perMember: { count: 10, per: "year" } },
          expiry,
        },
        { name: "A friend's welcome", trigger: "referral", recipient: "referee", effect: fixed(order), expiry },
        { name: "Birthday", trigger: "birthday", effect: fixed(order), expiry: { kind: "afterDays", days: 60 } },
        { name: "Another year together", trigger: "anniversary", effect: fixed(order), expiry },
      ],
      tiers: [],
      rewards: discountRewards(scale, earning),
      eventTypes: [],
    }
  },
}
