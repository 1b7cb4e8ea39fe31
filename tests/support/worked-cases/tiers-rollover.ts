import type { TierInput } from "@/lib/tiers/schema"
import { type Club, worked } from "./case"
import { per, tier } from "./rules"
import { buy, giveBack, join } from "./steps"
import { progress, tiersAt, until } from "./tier-steps"
import { ladderClub } from "./tiers-ladder"

const carrying = ladderClub("calendarYear", { rollover: true })
const inMarch = ladderClub("programYear", { rollover: true }, { yearStartMonth: 3 })
const born = ladderClub("anniversaryYear", { rollover: true }, {}, { joinPolicy: "optIn" })
const [bronze, silver, gold] = ladderClub("calendarYear").tiers ?? []
const goldOnly: Club = {
  rules: [per(100)],
  tiers: [bronze, silver, gold && { ...gold, rollover: true }].filter((one) => one !== undefined),
}
const kept = ladderClub("calendarYear", { rollover: true }, { maintainThreshold: 6_000 })

function several(match: "any" | "all", purchases: number): Club {
  const window = "calendarYear" as const
  const of: TierInput["qualification"] = {
    match,
    of: [
      { metric: "spendMinor", threshold: 10_000 },
      { metric: "purchases", threshold: purchases },
    ],
    window,
  }
  const base = { metric: "spendMinor" as const, threshold: 0, window }
  return {
    rules: [per(100)],
    tiers: [tier("Bronze", 0, 0, { qualification: base }), tier("Silver", 1, 0, { qualification: of, rollover: true })],
  }
}
const all = several("all", 2)
const any = several("any", 3)
const year1 = "2025-05-10"
const year2 = "2026-05-10"
const year3 = "2027-05-10"

/** Rule 21: what exceeds the tier attained carries into the next period, once. */
export const rollover = [
  worked(
    "21",
    "12,000: 2,000 carry over; with 8,000 more Silver is kept for 2027",
    carrying,
    buy(year1, 12_000, 120),
    buy(year2, 8_000, 80),
    until("2028-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "2,000 carried and 7,999 are not 10,000",
    carrying,
    buy(year1, 12_000, 120),
    buy(year2, 7_999, 79),
    until("2027-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "without the choice nothing carries",
    ladderClub("calendarYear"),
    buy(year1, 12_000, 120),
    buy(year2, 8_000, 80),
    until("2027-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "only Gold carries: Silver's 2,000 do not",
    goldOnly,
    buy(year1, 12_000, 120),
    buy(year2, 8_000, 80),
    until("2027-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "only Gold carries: of 55,000 it does, 5,000 and 45,000 keep Gold",
    goldOnly,
    buy(year1, 55_000, 550),
    buy(year2, 45_000, 450),
    until("2028-01-01", "Gold", "Bronze"),
  ),
  worked(
    "21",
    "the base tier carries none: 9,000 and 1,000",
    carrying,
    buy(year1, 9_000, 90),
    buy(year2, 1_000, 10),
    tiersAt("2026-05-11", { "2026-05-11": "Bronze" }),
  ),
  worked(
    "21",
    "8,000 carried and 2,000 bought are Silver's 10,000: nothing is left for 2027, where 9,999 are too few",
    carrying,
    buy(year1, 18_000, 180),
    buy(year2, 2_000, 20),
    buy(year3, 9_999, 99),
    until("2028-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "8,000 + 5,000: 3,000 carry on; with 7,000 in 2027 Silver is kept for 2028",
    carrying,
    buy(year1, 18_000, 180),
    buy(year2, 5_000, 50),
    buy(year3, 7_000, 70),
    until("2029-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "what was carried in does not carry again: of 35,000 + 5,000 only the 5,000 do, and 5,000 more keep Silver",
    carrying,
    buy(year1, 45_000, 450),
    buy(year2, 5_000, 50),
    buy(year3, 5_000, 50),
    until("2029-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "the same with 4,999: Silver of 2026 holds through 2027 and no longer",
    carrying,
    buy(year1, 45_000, 450),
    buy(year2, 5_000, 50),
    buy(year3, 4_999, 49),
    until("2028-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "35,000 carried reach Silver in 2026 with nothing bought: to the end of 2027",
    carrying,
    buy(year1, 45_000, 450),
    until("2028-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "35,000 carried and 15,000 bought reach Gold",
    carrying,
    buy(year1, 45_000, 450),
    buy(year2, 15_000, 150),
    tiersAt("2026-05-11", { [year2]: "Silver", "2026-05-11": "Gold" }),
    until("2028-01-01", "Gold", "Bronze"),
  ),
  worked(
    "21",
    "8,000 carried and nothing bought: too few for Silver, and gone after 2026",
    carrying,
    buy(year1, 18_000, 180),
    buy(year3, 2_000, 20),
    until("2027-01-01", "Silver", "Bronze"),
    tiersAt("2027-06-01", { "2027-06-01": "Bronze" }),
  ),
  worked(
    "21",
    "kept by 6,000: 2,000 carried and 4,000 bought",
    kept,
    buy(year1, 12_000, 120),
    buy(year2, 4_000, 40),
    until("2028-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "a year from March: 12,000 on 29 February 2024 carry 2,000 into the next day",
    inMarch,
    buy("2024-02-29", 12_000, 120),
    buy("2024-03-01", 8_000, 80),
    until("2026-03-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "a year from March: 12,000 on 1 March 2024 carry nothing before March 2025",
    inMarch,
    buy("2024-03-01", 12_000, 120),
    buy("2025-02-28", 100, 1),
    progress("2025-02-28", { next: ["Gold", 37_900], carried: 0 }),
  ),
  worked(
    "21",
    "years from joining on 29 February 2024: 2,000 of 27 February 2025 carry into the 28th",
    born,
    join("2024-02-29"),
    buy("2025-02-27", 12_000, 120),
    buy("2025-02-28", 8_000, 80),
    until("2027-02-28", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "New York: 12,000 at 23:30 on 31 December carry 2,000 into the next hour",
    ladderClub("calendarYear", { rollover: true }, {}, { zone: "America/New_York" }),
    buy("2026-01-01T04:30:00Z", 12_000, 120),
    buy("2026-01-01T05:30:00Z", 8_000, 80),
    until("2028-01-01T05:00:00Z", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "all of 10,000 and 2: of 12,000 in 3 carry 2,000 and 1; 8,000 in 1 keep it",
    all,
    buy(year1, 4_000, 40),
    buy("2025-05-11", 4_000, 40),
    buy("2025-05-12", 4_000, 40),
    buy(year2, 8_000, 80),
    until("2028-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "all: 12,000 in 2 carry no purchase, so that 8,000 in 1 are too few",
    all,
    buy(year1, 6_000, 60),
    buy("2025-05-11", 6_000, 60),
    buy(year2, 8_000, 80),
    until("2027-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "any of 10,000 and 3: of 12,000 in 1 only the money carries",
    any,
    buy(year1, 12_000, 120),
    buy(year2, 100, 1),
    buy("2026-05-11", 100, 1),
    until("2027-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "any: 2,000 carried and 8,000 keep it",
    any,
    buy(year1, 12_000, 120),
    buy(year2, 8_000, 80),
    until("2028-01-01", "Silver", "Bronze"),
  ),
  worked(
    "12",
    "what is returned later was not bought: of 12,000 less 1,000 only 1,000 carry",
    carrying,
    buy(year1, 11_000, 110),
    buy("2025-06-10", 1_000, 10),
    buy(year2, 8_000, 80),
    giveBack("2026-06-01", "p2", 10),
    until("2027-01-01", "Silver", "Bronze"),
  ),
  worked(
    "6",
    "a late purchase of 2025 carries too",
    carrying,
    buy(year1, 10_000, 100),
    buy(year2, 8_000, 80),
    buy("2025-08-01", 2_000, 20, { recorded: "2026-06-01" }),
    until("2028-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "2,000 of 3,000 towards Gold were carried over, and 47,000 are missing",
    carrying,
    buy(year1, 12_000, 120),
    buy(year2, 1_000, 10),
    progress("2026-05-11", { next: ["Gold", 47_000], carried: 2_000 }),
  ),
  worked(
    "21",
    "to keep Silver: 10,000 less 2,000 carried and 1,000 bought",
    carrying,
    buy(year1, 12_000, 120),
    buy(year2, 1_000, 10),
    progress("2026-05-11", { keep: 7_000 }),
  ),
]
