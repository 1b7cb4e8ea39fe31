import { worked } from "./case"
import { atLeast, category, factor, fixed, line, per, perItem, tier, when } from "./rules"
import { buy, giveBack, see } from "./steps"

const day = "2026-05-01"
const dollars = { rules: [per(100)] }
const bonus = { rules: [per(100), fixed(40, when(atLeast("purchase.amountMinor", 5_000)))] }
const shoes = { rules: [per(100), perItem(7, when(category("shoes")))] }
const shoesAndSocks = { items: [line(8_000, "shoes", { quantity: 2 }), line(2_000, "socks")] }
const doubled = { rules: [per(100), factor("2")] }
const capped = { rules: [per(100, 1, { limits: { perMember: { points: 100, per: "month" } } })] }
const g = { exclusiveGroup: "best" }
const stepsOrGift = { rules: [per(100, 1, g), fixed(25, g)] }
const twoLots = { rules: [per(100), per(100, 1, { expiry: { kind: "afterDays", days: 30 } })] }
const gold = { rules: [per(100)], tiers: [tier("Bronze", 0, 0), tier("Gold", 1, 20_000, { earningMultiplier: "2" })] }

/** Rule 10: award as it stood less award as it stands after. */
export const whatIsDue = [
  worked(
    "10",
    "100 of 10,050; 6,717 remain: 100 − 67 = 33, then 67",
    dollars,
    buy(day, 10_050, 100),
    giveBack("2026-05-02", "p1", 33, { amountMinor: 3_333 }),
    giveBack("2026-05-03", "p1", 67),
    see("2026-05-04", { available: 0 }),
  ),
  worked("10", "all at once: 100", dollars, buy(day, 10_050, 100), giveBack("2026-05-02", "p1", 100)),
  worked(
    "10",
    "300 less 1, 1, 98, 1, then the rest: 1 + 0 + 0 + 1 + 1 = 3",
    dollars,
    buy(day, 300, 3),
    giveBack("2026-05-02", "p1", 1, { amountMinor: 1 }),
    giveBack("2026-05-03", "p1", 0, { amountMinor: 1 }),
    giveBack("2026-05-04", "p1", 0, { amountMinor: 98 }),
    giveBack("2026-05-05", "p1", 1, { amountMinor: 1 }),
    giveBack("2026-05-06", "p1", 1),
  ),
  worked("10", "what earned nothing takes nothing: 0", dollars, buy(day, 99, 0), giveBack("2026-05-02", "p1", 0)),
  worked(
    "10",
    "below $50 the bonus of 40 goes too: 100 − 40 = 60",
    bonus,
    buy(day, 6_000, 100),
    giveBack("2026-05-02", "p1", 60, { amountMinor: 2_000 }),
    see("2026-05-03", { available: 40 }),
  ),
  worked(
    "10",
    "at $50 the bonus stays: 100 − 90 = 10",
    bonus,
    buy(day, 6_000, 100),
    giveBack("2026-05-02", "p1", 10, { amountMinor: 1_000 }),
  ),
  worked(
    "10",
    "one shoe of two: 114 − (60 + 7) = 47; the socks 20; the rest 47",
    shoes,
    buy(day, 10_000, 114, shoesAndSocks),
    giveBack("2026-05-02", "p1", 47, { items: [{ lineId: "shoes", quantity: 1, amountMinor: 4_000 }] }),
    giveBack("2026-05-03", "p1", 20, { items: [{ sku: "socks", quantity: 1, amountMinor: 2_000 }] }),
    giveBack("2026-05-04", "p1", 47),
  ),
  worked(
    "10",
    "an amount alone leaves the items: 114 − (50 + 14) = 50",
    shoes,
    buy(day, 10_000, 114, shoesAndSocks),
    giveBack("2026-05-02", "p1", 50, { amountMinor: 5_000 }),
  ),
  worked(
    "10",
    "a factor of 2: 160, half back: 80",
    doubled,
    buy(day, 8_000, 160),
    giveBack("2026-05-02", "p1", 80, { amountMinor: 4_000 }),
  ),
  worked(
    "10",
    "15,000 gave 100 by the cap; 10,000 left still give 100: 0; 5,000 left: 50",
    capped,
    buy(day, 15_000, 100),
    giveBack("2026-05-02", "p1", 0, { amountMinor: 5_000 }),
    giveBack("2026-05-03", "p1", 50, { amountMinor: 5_000 }),
  ),
  worked(
    "10",
    "the best of the group anew: 50, then 25 of 10 and 25: 25",
    stepsOrGift,
    buy(day, 5_000, 50),
    giveBack("2026-05-02", "p1", 25, { amountMinor: 4_000 }),
  ),
  worked(
    "10",
    "one award for each expiry: 50 + 50, and both go",
    twoLots,
    buy(day, 5_000, [
      { points: 50, expiresAt: null },
      { points: 50, expiresAt: "2026-06-01" },
    ]),
    giveBack("2026-05-02", "p1", 100),
  ),
  worked(
    "10",
    "half of two awards: 25 + 25",
    twoLots,
    buy(day, 5_000, 100),
    giveBack("2026-05-02", "p1", 50, { amountMinor: 2_500 }),
    see("2026-05-03", { available: 50, expiring: [25, "2026-06-01"] }),
  ),
  worked(
    "10",
    "the same return again takes nothing more: 40 once",
    dollars,
    buy(day, 10_000, 100),
    giveBack("2026-05-02", "p1", 40, { amountMinor: 4_000, externalId: "r1" }),
    giveBack("2026-05-02", "p1", 40, { amountMinor: 4_000, externalId: "r1", recorded: "2026-05-03" }),
    see("2026-05-04", { available: 60 }),
  ),
  worked(
    "10",
    "its number with other content is refused",
    dollars,
    buy(day, 10_000, 100),
    giveBack("2026-05-02", "p1", 40, { amountMinor: 4_000, externalId: "r1" }),
    giveBack("2026-05-02", "p1", "external_id_conflict", { amountMinor: 4_001, externalId: "r1" }),
  ),
  worked(
    "10",
    "a cent more than was bought is refused",
    dollars,
    buy(day, 10_000, 100),
    giveBack("2026-05-02", "p1", "return_exceeds_purchase", { amountMinor: 10_001 }),
  ),
  worked(
    "10",
    "6,000 twice of 10,000 is refused the second time",
    dollars,
    buy(day, 10_000, 100),
    giveBack("2026-05-02", "p1", 60, { amountMinor: 6_000 }),
    giveBack("2026-05-03", "p1", "return_exceeds_purchase", { amountMinor: 6_000 }),
  ),
  worked(
    "10",
    "all twice is refused the second time",
    dollars,
    buy(day, 10_000, 100),
    giveBack("2026-05-02", "p1", 100),
    giveBack("2026-05-03", "p1", "return_exceeds_purchase"),
  ),
  worked(
    "10",
    "three shoes of two are refused",
    shoes,
    buy(day, 10_000, 114, shoesAndSocks),
    giveBack("2026-05-02", "p1", "return_exceeds_purchase", {
      items: [{ lineId: "shoes", quantity: 3, amountMinor: 9_000 }],
    }),
  ),
  worked(
    "10",
    "what is not in the purchase is refused",
    shoes,
    buy(day, 10_000, 114, shoesAndSocks),
    giveBack("2026-05-02", "p1", "invalid_input", { items: [{ lineId: "hat", quantity: 1, amountMinor: 100 }] }),
  ),
  worked(
    "10",
    "before the purchase is refused",
    dollars,
    buy(day, 10_000, 100),
    giveBack("2026-04-30", "p1", "invalid_input", { recorded: "2026-05-02" }),
  ),
  worked(
    "10",
    "later awards at a tier since lost stay: 500 + 2 × 10, return of 300; then 1 × 10",
    gold,
    buy("2026-04-01", 50_000, 500),
    buy("2026-05-10", 1_000, 20),
    giveBack("2026-05-20", "p1", 350, { amountMinor: 35_000 }),
    buy("2026-05-25", 1_000, 10),
    see("2026-05-26", { available: 180, tier: "Bronze" }),
  ),
]
