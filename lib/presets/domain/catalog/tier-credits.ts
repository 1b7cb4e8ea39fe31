import { friendlyRising } from "../friendly-amount"
import type { Preset } from "../preset"
import {
  allowedMinor,
  discountRewards,
  earningFor,
  ladderOf,
  smallMinor,
  spendRule,
  valueFor,
  wordsFor,
} from "../preset-parts"
import { leastPrinted, printedDown } from "../printed-amount"

/** So that nobody takes the one for the other. */
const creditsPerPoint = 10

export const tierCredits: Preset = {
  key: "tier-credits",
  name: "Tier credits with counted benefits",
  summary:
    "Credits decide the tier and cannot be spent; each tier adds benefits that are counted and renew every year.",
  suits: "Suits hotels, studios, clubs and shops that can give their time and attention rather than money.",
  mind: "Counted benefits are work: somebody records each use at the counter.",
  build(scale) {
    const earning = earningFor(scale)
    const credit = { ...earning, points: earning.points * creditsPerPoint }
    const credits = (yearMinor: number) => Math.max(1, Math.floor((yearMinor / credit.perMinor) * credit.points))
    const { good, best, top } = scale.yearMinor
    const [silver = 0, gold = 0, platinum = 0] = friendlyRising([credits(good), credits(best), credits(top)])
    const { perk, item } = wordsFor(scale)
    const creditOf = (yearMinor: number) => {
      const allowed = allowedMinor({ ...scale, orderMinor: yearMinor }, 0.25)
      return Math.max(leastPrinted(scale.stepMinor), printedDown(allowed, scale.stepMinor))
    }
    return {
      currency: { code: "POINTS", name: "point", plural: "points", value: valueFor(scale, earning) },
      joinPolicy: "everyone",
      rules: [
        spendRule(scale, "Points to spend", earning),
        {
          name: "Credits towards tiers",
          trigger: "purchase",
          currency: "credits",
          effect: { kind: "perAmount", ...credit },
        },
      ],
      tiers: ladderOf({ metric: "qualifyingPoints", window: "calendarYear", downgrade: "oneDown" }, [
        { name: "Member", threshold: 0 },
        {
          name: "Silver",
          threshold: silver,
          benefits: [{ kind: "entitlement", name: perk, count: 2, unitCostMinor: smallMinor(scale, 1) }],
        },
        {
          name: "Gold",
          threshold: gold,
          benefits: [
            { kind: "entitlement", name: perk, count: 4, unitCostMinor: smallMinor(scale, 1) },
            { kind: "entitlement", name: item, count: 1, unitCostMinor: allowedMinor(scale, 8) },
          ],
        },
        {
          name: "Platinum",
          threshold: platinum,
          benefits: [
            { kind: "credit", name: "Credit to spend as you like", amountMinor: creditOf(top) },
            { kind: "serviceLevel", name: "Your own contact", text: "One person who knows you answers first." },
          ],
        },
      ]),
      rewards: discountRewards(scale, earning),
      eventTypes: [],
    }
  },
}
