import { worked } from "./case"
import { category, channel, factor, fixed, line, per, perItem, tier, when } from "./rules"
import { buy, quote, see } from "./steps"

const day = "2026-05-01"
const app = { channel: "app" as const }

const gold = {
  rules: [per(100), factor("2", when(channel("app")))],
  tiers: [tier("Bronze", 0, 0), tier("Gold", 1, 10_000, { earningMultiplier: "1.25" })],
}
const toGold = buy("2026-04-01", 10_000, 100)
const foodTriple = { rules: [per(100), factor("3", when(category("food")))] }
const twoFactors = { rules: [per(100), factor("1.5"), factor("1.1")] }
const tiny = { rules: [per(100), factor("1.0001")] }
const gifts = { rules: [per(100), fixed(50), factor("2")] }
const items = { rules: [perItem(5), factor("2")] }
const g = { exclusiveGroup: "best" }
const bestGift = { rules: [fixed(50, g), fixed(80, g)] }
const stepsOrGift = { rules: [per(100, 1, g), fixed(25, g)] }
const bestFactor = { rules: [per(100), factor("2", g), factor("3", g)] }
const factorOrGift = { rules: [per(100), factor("2", g), fixed(15, g)] }

/** Rule 3: factors add; the best of an exclusive group. */
export const factors = [
  worked("3", "1.25 and 2 on 80: 80 + 20 + 80 = 180", gold, toGold, buy(day, 8_000, 180, app)),
  worked("3", "the tier's 1.25 on 80: 80 + 20 = 100", gold, toGold, buy(day, 8_000, 100)),
  worked("3", "1.25 on 3: 3 + ⌊0.75⌋ = 3", gold, toGold, buy(day, 300, 3)),
  worked("3", "1.25 on 7: 7 + ⌊1.75⌋ = 8", gold, toGold, buy(day, 700, 8)),
  worked("3", "a quote says the same: 80 + 20 + 80 = 180", gold, toGold, quote(day, 8_000, 180, app)),
  worked(
    "3",
    "× 3 on food alone: 10 + 3 × 2 = 16",
    foodTriple,
    buy(day, 1_000, 16, { items: [line(700, "soap"), line(300, "food")] }),
  ),
  worked(
    "3",
    "base points of the food line round by themselves: 10 + ⌊150/100⌋ × 2 = 12",
    foodTriple,
    buy(day, 1_000, 12, { items: [line(850, "soap"), line(150, "food")] }),
  ),
  worked("3", "1.5 and 1.1 on 100: 100 + 50 + 10 = 160, not 165", twoFactors, buy(day, 10_000, 160)),
  worked("3", "1.5 and 1.1 on 5: 5 + ⌊2.5⌋ + ⌊0.5⌋ = 7", twoFactors, buy(day, 500, 7)),
  worked("3", "1.0001 on 10,000: 10,001", tiny, buy(day, 1_000_000, 10_001)),
  worked("3", "1.0001 on 9,999: 9,999 + ⌊0.9999⌋ = 9,999", tiny, buy(day, 999_900, 9_999)),
  worked("3", "fixed gifts are no base points: 10 + 50 + 10 = 70", gifts, buy(day, 1_000, 70)),
  worked(
    "3",
    "points per item are base points: 10 + 10 = 20",
    items,
    buy(day, 200, 20, { items: [line(200, "tea", { quantity: 2 })] }),
  ),
  worked("3", "of gifts of 50 and 80 in a group the best: 80", bestGift, buy(day, 100, 80)),
  worked("3", "group: 10 by steps or 25: 25", stepsOrGift, buy(day, 1_000, 25)),
  worked("3", "group: 50 by steps or 25: 50", stepsOrGift, buy(day, 5_000, 50)),
  worked("3", "group of × 2 and × 3 on 10: 10 + 20 = 30", bestFactor, buy(day, 1_000, 30)),
  worked("3", "group: × 2 adds 10 or a gift of 15: 10 + 15 = 25", factorOrGift, buy(day, 1_000, 25)),
  worked("3", "group: × 2 adds 20 or a gift of 15: 20 + 20 = 40", factorOrGift, buy(day, 2_000, 40)),
]

const doubled = {
  rules: [per(100)],
  tiers: [
    tier("Bronze", 0, 0),
    tier("Silver", 1, 10_000, { earningMultiplier: "2" }),
    tier("Gold", 2, 50_000, { earningMultiplier: "3" }),
  ],
}
const goldOnly = { rules: [fixed(30, { eligibleTiers: ["Gold"] })], tiers: gold.tiers }
const byPoints = {
  rules: [per(100)],
  tiers: [
    tier("Bronze", 0, 0, { qualification: { metric: "pointsEarned", threshold: 0, window: "rolling365" } }),
    tier("Silver", 1, 0, {
      qualification: { metric: "pointsEarned", threshold: 100, window: "rolling365" },
      earningMultiplier: "2",
    }),
  ],
}

/** Rule 4: the tier before the purchase counts. */
export const tierBefore = [
  worked(
    "4",
    "the purchase that crosses 10,000 earns as before: 120, the next double: 2 × 10",
    doubled,
    buy(day, 12_000, 120),
    buy("2026-05-02", 1_000, 20),
    see("2026-05-03", { available: 140, tier: "Silver" }),
  ),
  worked(
    "4",
    "9,999 is not 10,000: 99 and 10, which crosses, then 2 × 10",
    doubled,
    buy(day, 9_999, 99),
    buy("2026-05-02", 1_000, 10),
    buy("2026-05-03", 1_000, 20),
  ),
  worked(
    "4",
    "exactly 10,000 reaches the tier: 100, then 2 × 10",
    doubled,
    buy(day, 10_000, 100),
    buy("2026-05-02", 1_000, 20),
  ),
  worked(
    "4",
    "two tiers at once: 600 at the lowest, then 3 × 10",
    doubled,
    buy(day, 60_000, 600),
    buy("2026-05-02", 1_000, 30),
    see("2026-05-03", { tier: "Gold" }),
  ),
  worked(
    "4",
    "a rule for Gold: not for the purchase that reaches it (0), for the next (30)",
    goldOnly,
    buy(day, 10_000, 0),
    buy("2026-05-02", 100, 30),
  ),
  worked(
    "4",
    "tiers by points earned: 100 reach Silver, the next earns 2 × 10",
    byPoints,
    buy(day, 10_000, 100),
    buy("2026-05-02", 1_000, 20),
    see("2026-05-03", { tier: "Silver" }),
  ),
]
