import { type Club, worked } from "./case"
import { gift, per, tier } from "./rules"
import { buy, giveBack, see, tell } from "./steps"
import { buyWithGifts, changeTier, credit, give, tiersAt } from "./tier-steps"
import { giving } from "./tiers-giving"

const rolling = giving("rolling365")
const welcomed = giving("rolling365", {}, true)
const day = "2026-05-10"
const byPoints = (threshold: number) => ({ metric: "pointsEarned" as const, threshold, window: "rolling365" as const })
const pointTiers: Club = {
  rules: [per(100), gift("event", 100, { eventType: "review.written" })],
  eventTypes: [{ code: "review.written", name: "A review" }],
  tiers: [
    tier("Bronze", 0, 0, { qualification: byPoints(0) }),
    tier("Silver", 1, 0, { qualification: byPoints(100), entryGift: { points: 100 } }),
    tier("Gold", 2, 0, { qualification: byPoints(200), entryGift: { points: 500 } }),
  ],
}

/** Rules 6 and 22: gifts, and what came late or was given by others. */
export const lateGifts = [
  worked(
    "22",
    "a gift counts towards no tier: 100 points earned and 100 given are not 200",
    pointTiers,
    buy(day, 10_000, 100),
    see("2026-05-11", { available: 200, tier: "Silver" }),
  ),
  worked(
    "22",
    "an activity that raises the tier gives too: 50 + 100 + 100",
    pointTiers,
    buy("2026-05-01", 5_000, 50),
    tell(day, {}, 100),
    see("2026-05-11", { available: 250, tier: "Silver" }),
  ),
  worked(
    "6",
    "a late purchase reached Silver first: the gift moves to it: 200 on the 5th",
    rolling,
    buy("2026-05-10", 10_000, 100),
    buy("2026-05-01", 10_000, 100, { recorded: "2026-05-12" }),
    see("2026-05-13", { available: 300 }),
    see("2026-05-13", { available: 200 }, { asOf: "2026-05-05T00:00:00Z" }),
  ),
  worked(
    "6",
    "with a late purchase the other one reaches it: 60 + 50 + 100",
    rolling,
    buy("2026-05-10", 6_000, 60),
    buy("2026-05-01", 5_000, 50, { recorded: "2026-05-12" }),
    see("2026-05-13", { available: 210, tier: "Silver" }),
  ),
  worked(
    "6",
    "in time the same: 50 + 60 + 100",
    rolling,
    buy("2026-05-01", 5_000, 50),
    buyWithGifts("2026-05-10", 6_000, 60, { Silver: 100 }),
    see("2026-05-13", { available: 210 }),
  ),
  worked(
    "6",
    "a return that came before the raise and is known late: 60 + 60 − 60, no gift",
    rolling,
    buy("2026-05-01", 6_000, 60),
    buyWithGifts("2026-05-10", 6_000, 60, { Silver: 100 }),
    giveBack("2026-05-05", "p1", 60, { recorded: "2026-05-12" }),
    see("2026-05-13", { available: 60, tier: "Bronze" }),
  ),
  worked(
    "6",
    "joining moves to a late first purchase: 50 once",
    welcomed,
    buyWithGifts("2026-05-10", 1_000, 10, { Bronze: 50 }),
    buy("2026-05-01", 1_000, 10, { recorded: "2026-05-12" }),
    see("2026-05-13", { available: 70 }),
    see("2026-05-13", { available: 60 }, { asOf: "2026-05-05T00:00:00Z" }),
  ),
  worked(
    "22",
    "a version that asks for less raises without a gift",
    giving("rolling365"),
    buy(day, 8_000, 80),
    changeTier("2026-05-12", "Silver", {
      qualification: { metric: "spendMinor", threshold: 8_000, window: "rolling365" },
    }),
    buyWithGifts("2026-05-14", 100, 1, {}),
    see("2026-05-15", { available: 81, tier: "Silver" }),
  ),
  worked(
    "23",
    "a tier set by hand gives nothing; reaching it by buying does: 500 + 100 + 500",
    rolling,
    buy("2026-05-01", 100, 1),
    give("2026-05-02", "override", "Gold"),
    see("2026-05-03", { available: 1, tier: "Gold" }),
    buyWithGifts(day, 50_000, 500, { Silver: 100, Gold: 500 }),
  ),
  worked(
    "23",
    "a match that its target keeps gives nothing",
    rolling,
    buy("2026-05-01", 100, 1),
    give("2026-05-02", "match", "Gold", { until: "2026-09-01", target: { metric: "spendMinor", threshold: 5_000 } }),
    buyWithGifts(day, 6_000, 60, {}),
    tiersAt("2026-10-01", { "2026-10-01": "Gold" }),
  ),
  worked(
    "22",
    "a partner's credit raises without a gift, and the next purchase renews",
    rolling,
    buy("2026-05-01", 100, 1),
    credit("2026-05-02", "spendMinor", 10_000),
    buyWithGifts(day, 10_000, 100, {}),
    see("2026-05-11", { available: 101, tier: "Silver" }),
  ),
  worked(
    "26",
    "a gift never runs out, points do: 100 left",
    giving("rolling365", { rules: [per(100, 1, { expiry: { kind: "afterDays", days: 30 } })] }),
    buy("2026-01-10", 10_000, 100),
    see("2026-05-11", { available: 100, expiring: [0, null] }),
  ),
]
