import type { Preset } from "../preset"
import { discountRewards, earningFor, lapse, spendRule, valueFor } from "../preset-parts"

export const friendsAndBirthdays: Preset = {
  key: "friends-and-birthdays",
  name: "Friends and birthdays",
  summary:
    "Points for spending, a welcome, and something extra for bringing a friend, on birthdays and on anniversaries.",
  suits: "Suits young shops that grow by word of mouth.",
  mind: "Birthdays and friends can be made up, so bonuses are limited and a friend counts with the first purchase.",
  build(scale) {
    const earning = earningFor(scale)
    const rewards = discountRewards(scale, earning)
    // Enough for the first reward, or for half of it.
    const whole = Math.min(...rewards.map(({ costPoints }) => costPoints))
    const half = Math.ceil(whole / 2)
    const expiry = lapse(scale)
    const fixed = (points: number) => ({ kind: "fixed" as const, points })
    return {
      currency: { code: "POINTS", name: "point", plural: "points", value: valueFor(scale, earning) },
      joinPolicy: "optIn",
      rules: [
        spendRule(scale, "Points for every purchase", earning),
        { name: "Welcome", trigger: "signup", effect: fixed(half), expiry },
        {
          name: "Thank you for the friend",
          trigger: "referral",
          recipient: "referrer",
          effect: fixed(whole),
          limits: { perMember: { count: 10, per: "year" } },
          expiry,
        },
        { name: "A friend's welcome", trigger: "referral", recipient: "referee", effect: fixed(half), expiry },
        { name: "Birthday", trigger: "birthday", effect: fixed(whole), expiry: { kind: "afterDays", days: 60 } },
        { name: "Another year together", trigger: "anniversary", effect: fixed(whole), expiry },
      ],
      tiers: [],
      rewards,
      eventTypes: [],
    }
  },
}
