import { worked } from "./case"
import { channel, factor, giftCard, line, per, tier, when } from "./rules"
import { buy, giveBack, see } from "./steps"

const day = "2026-05-01"
const cents = { rules: [per(1)] }
const gold = { rules: [per(100)], tiers: [tier("Bronze", 0, 0), tier("Gold", 1, 20_000, { earningMultiplier: "2" })] }

const byCount = {
  rules: [per(100)],
  tiers: [
    tier("Bronze", 0, 0, { qualification: { metric: "purchases", threshold: 0, window: "rolling365" } }),
    tier("Silver", 1, 0, { qualification: { metric: "purchases", threshold: 2, window: "rolling365" } }),
  ],
}
const yearly = {
  rules: [per(100)],
  tiers: [
    tier("Bronze", 0, 0, { qualification: { metric: "spendMinor", threshold: 0, window: "calendarYear" } }),
    tier("Gold", 1, 0, { qualification: { metric: "spendMinor", threshold: 20_000, window: "calendarYear" } }),
  ],
}
const taxed = { rules: [per(1)], tiers: [tier("Bronze", 0, 0), tier("Gold", 1, 10_000)] }
const taxAndShipping = { taxMinor: 1_000, shippingMinor: 1_500 }

/** Rule 12: tiers from the return's instant on; tax and shipping in proportion. */
export const fromThenOn = [
  worked(
    "12",
    "25,000 − 10,000 is below 20,000: Bronze from the return on",
    gold,
    buy("2026-04-01", 25_000, 250),
    giveBack("2026-05-20", "p1", 100, { amountMinor: 10_000 }),
    see("2026-05-21", { tier: "Bronze" }),
  ),
  worked(
    "12",
    "the tier before the return stays: Gold",
    gold,
    buy("2026-04-01", 25_000, 250),
    giveBack("2026-05-20", "p1", 100, { amountMinor: 10_000 }),
    see("2026-05-21", { tier: "Gold" }, { asOf: "2026-05-20T11:59:59Z" }),
  ),
  worked(
    "12",
    "25,000 − 5,000 is 20,000 still: Gold",
    gold,
    buy("2026-04-01", 25_000, 250),
    giveBack("2026-05-20", "p1", 50, { amountMinor: 5_000 }),
    see("2026-05-21", { tier: "Gold" }),
  ),
  worked(
    "12",
    "two purchases less a whole one is one: Bronze",
    byCount,
    buy("2026-04-01", 1_000, 10),
    buy("2026-04-02", 1_000, 10),
    see("2026-04-03", { tier: "Silver" }),
    giveBack("2026-04-04", "p1", 10),
    see("2026-04-05", { tier: "Bronze" }),
  ),
  worked(
    "12",
    "a part back is no purchase less: Silver",
    byCount,
    buy("2026-04-01", 1_000, 10),
    buy("2026-04-02", 1_000, 10),
    giveBack("2026-04-04", "p1", 5, { amountMinor: 500 }),
    see("2026-04-05", { tier: "Silver" }),
  ),
  worked(
    "12",
    "even against a validity to the end of next year: Bronze",
    yearly,
    buy("2026-02-01", 25_000, 250),
    see("2027-06-01", { tier: "Gold" }),
    giveBack("2027-06-02", "p1", 250),
    see("2027-06-03", { tier: "Bronze" }),
  ),
  worked(
    "12",
    "half of 12,500 holds half of tax and shipping: 10,000 − 5,000 = 5,000 taken",
    taxed,
    buy(day, 12_500, 10_000, taxAndShipping),
    giveBack("2026-05-02", "p1", 5_000, { amountMinor: 6_250 }),
  ),
  worked(
    "12",
    "1,250 of 12,500: base 10,000 − 1,000 = 9,000, below 10,000: Bronze",
    taxed,
    buy(day, 12_500, 10_000, taxAndShipping),
    see("2026-05-02", { tier: "Gold" }),
    giveBack("2026-05-03", "p1", 1_000, { amountMinor: 1_250 }),
    see("2026-05-04", { tier: "Bronze" }),
  ),
  worked(
    "12",
    "spread over what remains: half of 2,000 and a card of 2,000: 1,000 taken",
    cents,
    buy(day, 4_000, 2_000, { items: [line(2_000, "tea"), giftCard(2_000)] }),
    giveBack("2026-05-02", "p1", 1_000, { amountMinor: 2_000 }),
  ),
  worked(
    "12",
    "the card itself back: 0",
    cents,
    buy(day, 4_000, 2_000, { items: [line(2_000, "tea"), giftCard(2_000)] }),
    giveBack("2026-05-02", "p1", 0, { items: [{ lineId: "card", quantity: 1, amountMinor: 2_000 }] }),
  ),
  worked(
    "12",
    "200 off two lines of 1,000: one line back for 900: 1,800 − 900 = 900",
    cents,
    buy(day, 1_800, 1_800, { items: [line(1_000, "tea"), line(1_000, "cup")], discountMinor: 200 }),
    giveBack("2026-05-02", "p1", 900, { items: [{ lineId: "tea", quantity: 1, amountMinor: 900 }] }),
  ),
  worked(
    "12",
    "tax inside: half of 1,200 with 200 inside: 1,000 − 500 = 500",
    cents,
    buy(day, 1_200, 1_000, { items: [line(1_200, "tea", { quantity: 2 })], taxMinor: 200, taxIncluded: true }),
    giveBack("2026-05-02", "p1", 500, { amountMinor: 600 }),
  ),
  worked(
    "12",
    "paid with points in part: half of 1,000 with 300 in points: 700 − 350 = 350",
    cents,
    buy(day, 1_000, 700, { paidWithPointsMinor: 300 }),
    giveBack("2026-05-02", "p1", 350, { amountMinor: 500 }),
  ),
  worked(
    "12",
    "the factor of the channel stays for what remains: 20 − 10 = 10",
    { rules: [per(100), factor("2", when(channel("app")))] },
    buy(day, 1_000, 20, { channel: "app" }),
    giveBack("2026-05-02", "p1", 10, { amountMinor: 500 }),
  ),
]
