import { type Club, worked } from "./case"
import { tier } from "./rules"
import { buy } from "./steps"
import { tiersAt, until } from "./tier-steps"
import { ladderClub, newYork, rules } from "./tiers-ladder"

const rolling = ladderClub("rolling365")
const graceful = ladderClub("rolling365", { graceDays: 10 })
const soft = ladderClub("rolling365", { downgrade: "oneDown" })
const byCount = (match: "any" | "all", purchases: number): Club => ({
  rules,
  tiers: [
    tier("Bronze", 0, 0),
    tier("Silver", 1, 0, {
      qualification: {
        match,
        of: [
          { metric: "spendMinor", threshold: 10_000 },
          { metric: "purchases", threshold: purchases },
        ],
        window: "rolling365",
      },
    }),
  ],
})
const anyOf = byCount("any", 3)
const allOf = byCount("all", 2)

/** Rules 18 and 19: the rolling window, its grace, what keeps a tier, and soft landing. */
export const rollingTiers = [
  worked(
    "18",
    "10,000 on 1 March 2025: through 28 February 2026, 365 days",
    rolling,
    buy("2025-03-01", 10_000, 100),
    until("2026-03-01", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "on 29 February 2024: + 365 days is 28 February 2025",
    rolling,
    buy("2024-02-29", 10_000, 100),
    until("2025-02-28", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "on 1 March 2023: + 365 days is 29 February 2024",
    rolling,
    buy("2023-03-01", 10_000, 100),
    until("2024-02-29", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "raised at the instant of the purchase, not before",
    rolling,
    buy("2025-02-01", 100, 1),
    buy("2025-03-01", 10_000, 100),
    until("2025-03-01T12:00:00Z", "Bronze", "Silver", "2025-03-02", "ann"),
  ),
  worked(
    "18",
    "9,999 is not 10,000",
    rolling,
    buy("2025-03-01", 9_999, 99),
    tiersAt("2025-03-02", { "2025-03-02": "Bronze" }),
  ),
  worked(
    "18",
    "New York: the midnight of 10 March 2026 is 04:00 UTC, in daylight time",
    ladderClub("rolling365", {}, {}, newYork),
    buy("2025-03-10", 10_000, 100),
    until("2026-03-10T04:00:00Z", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "New York: the midnight of 3 November 2026 is 05:00 UTC, in standard time",
    ladderClub("rolling365", {}, {}, newYork),
    buy("2025-11-03", 10_000, 100),
    until("2026-11-03T05:00:00Z", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "Auckland: noon UTC on 1 May is 2 May there: gone at its midnight a year on, 1 May 12:00 UTC",
    ladderClub("rolling365", {}, {}, { zone: "Pacific/Auckland" }),
    buy("2025-05-01", 10_000, 100),
    until("2026-05-01T12:00:00Z", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "6,000 + 6,000: at 1 March 2026 the first leaves, 6,000 is too little",
    rolling,
    buy("2025-03-01", 6_000, 60),
    buy("2025-06-01", 6_000, 60),
    until("2026-03-01", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "6,000 + 6,000 + 4,000: 10,000 after the first left, 4,000 after the second: 1 June",
    rolling,
    buy("2025-03-01", 6_000, 60),
    buy("2025-06-01", 6_000, 60),
    buy("2025-08-01", 4_000, 40),
    until("2026-06-01", "Silver", "Bronze"),
  ),
  worked(
    "20",
    "50,000, then 10,000 in September: Gold falls to Silver, which is earned until September",
    rolling,
    buy("2025-03-01", 50_000, 500),
    buy("2025-09-01", 10_000, 100),
    until("2026-03-01", "Gold", "Silver"),
    until("2026-09-01", "Silver", "Bronze"),
  ),
  worked(
    "20",
    "50,000 alone: from Gold to Bronze at once",
    rolling,
    buy("2025-03-01", 50_000, 500),
    until("2026-03-01", "Gold", "Bronze"),
  ),
  worked(
    "20",
    "one down: Gold, Silver for a year, Bronze",
    soft,
    buy("2025-03-01", 50_000, 500),
    until("2026-03-01", "Gold", "Silver"),
    until("2027-03-01", "Silver", "Bronze"),
  ),
  worked(
    "20",
    "one down, with 10,000 of November still counting in March: Silver, and 365 days more",
    soft,
    buy("2025-03-01", 50_000, 500),
    buy("2025-11-01", 10_000, 100),
    until("2026-03-01", "Gold", "Silver"),
    until("2026-11-01", "Silver", "Bronze"),
  ),
  worked(
    "20",
    "never: Gold in 2035",
    ladderClub("rolling365", { downgrade: "never" }),
    buy("2025-03-01", 50_000, 500),
    tiersAt("2035-01-01", { "2035-01-01": "Gold" }),
  ),
  worked(
    "19",
    "10 days of grace: 11 March",
    graceful,
    buy("2025-03-01", 10_000, 100),
    until("2026-03-11", "Silver", "Bronze"),
  ),
  worked(
    "19",
    "bought anew in the grace: 365 days and 10 from then, 15 March 2027",
    graceful,
    buy("2025-03-01", 10_000, 100),
    buy("2026-03-05", 10_000, 100),
    until("2027-03-15", "Silver", "Bronze"),
  ),
  worked(
    "19",
    "an extra month: 1 April",
    ladderClub("rolling365", { extraMonths: 1 }),
    buy("2025-03-01", 10_000, 100),
    until("2026-04-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "kept by 5,000: 10,000 leaves in March, 5,000 in June",
    ladderClub("rolling365", {}, { maintainThreshold: 5_000 }),
    buy("2025-03-01", 10_000, 100),
    buy("2025-06-01", 5_000, 50),
    until("2026-06-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "kept by 10,000 in two years: 730 days from 1 March 2025",
    ladderClub("rolling365", {}, { maintainPeriods: 2 }),
    buy("2025-03-01", 10_000, 100),
    until("2027-03-01", "Silver", "Bronze"),
  ),
  worked(
    "22",
    "any of 10,000 and 3 purchases: 3 of 1,000",
    anyOf,
    buy("2025-03-01", 1_000, 10),
    buy("2025-03-02", 1_000, 10),
    tiersAt("2025-03-02T13:00:00Z", { "2025-03-02T13:00:00Z": "Bronze" }),
    buy("2025-03-03", 1_000, 10),
    tiersAt("2025-03-04", { "2025-03-04": "Silver" }),
  ),
  worked(
    "22",
    "any: 10,000 for it",
    anyOf,
    buy("2025-03-01", 10_000, 100),
    tiersAt("2025-03-02", { "2025-03-02": "Silver" }),
  ),
  worked(
    "22",
    "any: the first of three leaves on 1 March 2026",
    anyOf,
    buy("2025-03-01", 1_000, 10),
    buy("2025-04-01", 1_000, 10),
    buy("2025-05-01", 1_000, 10),
    until("2026-03-01", "Silver", "Bronze"),
  ),
  worked(
    "22",
    "all of 10,000 and 2: 12,000 in one is not enough, a second is",
    allOf,
    buy("2025-03-01", 12_000, 120),
    tiersAt("2025-03-02", { "2025-03-02": "Bronze" }),
    buy("2025-03-03", 100, 1),
    tiersAt("2025-03-04", { "2025-03-04": "Silver" }),
  ),
  worked(
    "22",
    "all: ends when either falls short: the 12,000 leave on 1 March",
    allOf,
    buy("2025-03-01", 12_000, 120),
    buy("2025-06-01", 100, 1),
    until("2026-03-01", "Silver", "Bronze"),
  ),
]
