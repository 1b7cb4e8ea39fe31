import type { TierInput } from "@/lib/tiers/schema"
import { type Club, worked } from "./case"
import { tier } from "./rules"
import { buy, giveBack, see } from "./steps"
import { changeTier, give, tiersAt, until } from "./tier-steps"
import { ladderClub, rules } from "./tiers-ladder"

type Window = TierInput["qualification"]["window"]

/** Silver from 10,000 or 3 purchases, Gold from 50,000 or 6; or both of each. */
function both(match: "any" | "all", window: Window): Club {
  const asks = (threshold: number, purchases: number): TierInput["qualification"] => ({
    match,
    of: [
      { metric: "spendMinor", threshold },
      { metric: "purchases", threshold: purchases },
    ],
    window,
  })
  const base = { metric: "spendMinor" as const, threshold: 0, window }
  return {
    rules,
    tiers: [
      tier("Bronze", 0, 0, { qualification: base }),
      tier("Silver", 1, 0, { qualification: asks(10_000, 3) }),
      tier("Gold", 2, 0, { qualification: asks(50_000, 6) }),
    ],
  }
}

/** Bronze to Platinum, one step down at a time. */
function stairs(window: Window, more: Partial<TierInput> = {}): Club {
  const [bronze, ...rest] = ladderClub(window, { downgrade: "oneDown", ...more }).tiers ?? []
  const platinum = { metric: "spendMinor" as const, threshold: 100_000, window }
  const top = tier("Platinum", 3, 0, { downgrade: "oneDown", ...more, qualification: platinum })
  return { rules, tiers: [...(bronze ? [bronze] : []), ...rest, top] }
}

const anyYear = both("any", "calendarYear")
const allYear = both("all", "calendarYear")
const anyRolling = both("any", "rolling365")
const allRolling = both("all", "rolling365")
const calendar = ladderClub("calendarYear")
const rolling = ladderClub("rolling365")
const born = ladderClub("anniversaryYear")
const [plainBronze, plainSilver, plainGold] = rolling.tiers ?? []
const doubled: Club = {
  rules,
  tiers: [plainBronze, plainSilver && { ...plainSilver, earningMultiplier: "2" }, plainGold].filter(
    (one) => one !== undefined,
  ),
}

const threeSmall = [buy("2025-01-01", 100, 1), buy("2025-01-02", 100, 1), buy("2025-01-03", 100, 1)]

/** Rules 6, 12, 20, 22 and 23 where they are easily got wrong: reckoned by hand before it was run. */
export const hostileTiers = [
  worked(
    "22",
    "any: the third purchase of 100 raises at its instant, to the end of 2026",
    anyYear,
    ...threeSmall,
    until("2025-01-03T12:00:00Z", "Bronze", "Silver", "2025-01-04"),
    until("2027-01-01", "Silver", "Bronze"),
  ),
  worked(
    "22",
    "any: six purchases in a year are Gold without a word on spend; nothing in 2026 ends in Bronze, not Silver",
    anyYear,
    ...threeSmall,
    buy("2025-12-29", 100, 1),
    buy("2025-12-30", 100, 1),
    buy("2025-12-31", 100, 1),
    until("2025-12-31T12:00:00Z", "Silver", "Gold", "2026-01-01"),
    until("2027-01-01", "Gold", "Bronze"),
  ),
  worked(
    "22",
    "all: 20,000 in two purchases wait for the third",
    allYear,
    buy("2025-03-01", 10_000, 100),
    buy("2025-03-02", 10_000, 100),
    buy("2025-03-03", 100, 1),
    until("2025-03-03T12:00:00Z", "Bronze", "Silver", "2025-03-04"),
  ),
  worked(
    "12",
    "all: 3 × 4,000, of which 2,000 go back, hold; one cent more does not",
    allYear,
    buy("2025-03-01", 4_000, 40),
    buy("2025-03-02", 4_000, 40),
    buy("2025-03-03", 4_000, 40),
    giveBack("2025-04-01", "p1", 20, { amountMinor: 2_000 }),
    tiersAt("2025-04-02", { "2025-04-02": "Silver" }),
    giveBack("2025-05-01", "p1", 1, { amountMinor: 1 }),
    until("2025-05-01T12:00:00Z", "Silver", "Bronze", "2025-05-02"),
  ),
  worked(
    "12",
    "all: a purchase returned whole counts no more: two are left of three",
    allYear,
    buy("2025-03-01", 10_000, 100),
    buy("2025-03-02", 100, 1),
    buy("2025-03-03", 100, 1),
    giveBack("2025-04-01", "p3", 1),
    until("2025-04-01T12:00:00Z", "Silver", "Bronze", "2025-04-02"),
  ),
  worked(
    "18",
    "any, rolling: held by spend to 10 January, by the count of three to 10 March",
    anyRolling,
    buy("2025-01-10", 10_000, 100),
    buy("2025-03-10", 100, 1),
    buy("2025-06-10", 100, 1),
    buy("2025-07-10", 100, 1),
    until("2026-03-10", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "all, rolling: the spend leaves on 10 January, the three purchases need not",
    allRolling,
    buy("2025-01-10", 10_000, 100),
    buy("2025-03-10", 100, 1),
    buy("2025-03-11", 100, 1),
    buy("2025-03-12", 100, 1),
    until("2026-01-10", "Silver", "Bronze"),
  ),
  worked(
    "12",
    "of 10,000 in 2025 and in 2026 the first goes back: 2026 alone holds to the end of 2027",
    calendar,
    buy("2025-03-01", 10_000, 100),
    buy("2026-05-01", 10_000, 100),
    giveBack("2026-06-01", "p1", 100),
    tiersAt("2026-06-02", { "2026-04-01": "Silver", "2026-06-02": "Silver" }),
    until("2028-01-01", "Silver", "Bronze"),
  ),
  worked(
    "12",
    "of 10,000 in 2025 and in 2026 the second goes back: 2025 holds to the end of 2026, as before",
    calendar,
    buy("2025-03-01", 10_000, 100),
    buy("2026-05-01", 10_000, 100),
    giveBack("2026-06-01", "p2", 100),
    until("2027-01-01", "Silver", "Bronze"),
  ),
  worked(
    "12",
    "returned within the grace: gone at once, the grace with it",
    ladderClub("calendarYear", { graceDays: 15 }),
    buy("2025-03-01", 10_000, 100),
    giveBack("2027-01-10", "p1", 100),
    until("2027-01-10T12:00:00Z", "Silver", "Bronze", "2027-01-11"),
  ),
  worked(
    "12",
    "12,000 and 48,000 are Gold; without the 48,000 Silver by the 12,000 of before, to their own end",
    calendar,
    buy("2025-03-01", 12_000, 120),
    buy("2025-04-01", 48_000, 480),
    giveBack("2025-05-01", "p2", 480),
    until("2025-05-01T12:00:00Z", "Gold", "Silver", "2025-05-02"),
    until("2027-01-01", "Silver", "Bronze"),
  ),
  worked(
    "6",
    "4,000 of March that come to be known in October raise on 1 June, and what September earned doubles: 60 + 80 + 40",
    doubled,
    buy("2025-06-01", 6_000, 60),
    buy("2025-09-01", 4_000, 40),
    until("2025-09-01T12:00:00Z", "Bronze", "Silver", "2025-09-02"),
    buy("2025-03-01", 4_000, 40, { recorded: "2025-10-01" }),
    until("2025-06-01T12:00:00Z", "Bronze", "Silver", "2025-10-02"),
    see("2025-10-03", { available: 180 }),
  ),
  worked(
    "6",
    "a late purchase before joining moves the first day, and with it the year of 15 May: 14 May is of the year before",
    born,
    buy("2025-06-20", 6_000, 60),
    buy("2026-05-16", 6_000, 60),
    until("2026-05-16T12:00:00Z", "Bronze", "Silver", "2026-05-17"),
    buy("2024-05-15", 100, 1, { recorded: "2026-05-18" }),
    tiersAt("2026-05-19", { "2026-05-17": "Bronze", "2026-05-19": "Bronze" }),
  ),
  worked(
    "20",
    "one step down a year: Platinum through 2026, Gold 2027, Silver 2028, then Bronze",
    stairs("calendarYear"),
    buy("2025-03-01", 100_000, 1_000),
    until("2027-01-01", "Platinum", "Gold"),
    until("2028-01-01", "Gold", "Silver"),
    until("2029-01-01", "Silver", "Bronze"),
  ),
  worked(
    "20",
    "10,000 on the way down, in 2028: they keep Silver through 2029",
    stairs("calendarYear"),
    buy("2025-03-01", 100_000, 1_000),
    buy("2028-06-01", 10_000, 100),
    until("2028-01-01", "Gold", "Silver", "2028-06-02"),
    until("2030-01-01", "Silver", "Bronze"),
  ),
  worked(
    "20",
    "rolling, over a leap day: Platinum to 29 February 2024, then 365 days each: 28 February 2025 and 2026",
    stairs("rolling365"),
    buy("2023-03-01", 100_000, 1_000),
    until("2024-02-29", "Platinum", "Gold"),
    until("2025-02-28", "Gold", "Silver"),
    until("2026-02-28", "Silver", "Bronze"),
  ),
  worked(
    "20",
    "Gold earned anew on the way down is no step: Platinum to 2027, Gold by 50,000 of 2027 through 2028, Silver 2029",
    stairs("calendarYear"),
    buy("2025-03-01", 100_000, 1_000),
    buy("2027-12-31", 50_000, 500),
    until("2027-01-01", "Platinum", "Gold", "2028-01-01"),
    until("2029-01-01", "Gold", "Silver"),
    until("2030-01-01", "Silver", "Bronze"),
  ),
  worked(
    "23",
    "a match is met on its last day, the whole of 31 May: Gold as if reached then, to the end of 2026",
    calendar,
    buy("2025-02-01", 100, 1),
    give("2025-03-01", "match", "Gold", { until: "2025-06-01", target: { metric: "spendMinor", threshold: 5_000 } }),
    buy("2025-05-31T23:59:59Z", 5_000, 50),
    until("2027-01-01", "Gold", "Bronze"),
  ),
  worked(
    "23",
    "a match is not met on the day that it ends",
    calendar,
    buy("2025-02-01", 100, 1),
    give("2025-03-01", "match", "Gold", { until: "2025-06-01", target: { metric: "spendMinor", threshold: 5_000 } }),
    buy("2025-06-01T00:00:00Z", 5_000, 50),
    until("2025-06-01", "Gold", "Bronze", "2025-06-02"),
  ),
  worked(
    "23",
    "what met a match goes back by a cent after its end: Bronze from then on",
    calendar,
    buy("2025-02-01", 100, 1),
    give("2025-03-01", "match", "Gold", { until: "2025-06-01", target: { metric: "spendMinor", threshold: 5_000 } }),
    buy("2025-04-01", 5_000, 50),
    giveBack("2025-07-01", "p2", 1, { amountMinor: 1 }),
    until("2025-07-01T12:00:00Z", "Gold", "Bronze", "2025-07-02"),
  ),
  worked(
    "23",
    "a gift goes on as long as the giver buys on, and ends at the same midnight",
    rolling,
    buy("2025-03-01", 10_000, 100),
    buy("2025-03-02", 100, 1, { who: "bob" }),
    give("2025-04-01", "gift", "Silver", { who: "bob", by: "ann" }),
    until("2026-03-01", "Silver", "Bronze", "2025-04-02", "bob"),
    buy("2026-02-01", 10_000, 100),
    until("2027-02-01", "Silver", "Bronze", "2026-02-02", "bob"),
  ),
  worked(
    "6",
    "Silver dearer from 1 June on: 10,000 of March are Bronze at that instant, before any job has run",
    ladderClub("calendarYear"),
    buy("2025-03-01", 10_000, 100),
    changeTier("2025-06-01T00:00:00Z", "Silver", {
      qualification: { metric: "spendMinor", threshold: 20_000, window: "calendarYear" },
    }),
    until("2025-06-01", "Silver", "Bronze", "2025-06-02"),
  ),
]
