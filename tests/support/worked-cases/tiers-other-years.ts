import { worked } from "./case"
import { buy, giveBack, join } from "./steps"
import { tiersAt, until } from "./tier-steps"
import { ladderClub } from "./tiers-ladder"

const calendar = ladderClub("calendarYear")
const june = ladderClub("programYear", {}, { yearStartMonth: 7 })
const born = ladderClub("anniversaryYear", {}, {}, { joinPolicy: "optIn" })
const lifetime = ladderClub("lifetime")

/** Rules 12 and 18: returns, and years of other beginnings. */
export const otherYears = [
  worked(
    "12",
    "returned whole in June: Bronze from then on, against the running year",
    calendar,
    buy("2025-03-01", 10_000, 100),
    giveBack("2025-06-01", "p1", 100),
    until("2025-06-01T12:00:00Z", "Silver", "Bronze", "2025-06-02"),
  ),
  worked(
    "12",
    "returned in the next year: Bronze from then on",
    calendar,
    buy("2025-03-01", 10_000, 100),
    giveBack("2026-02-01", "p1", 100),
    until("2026-02-01T12:00:00Z", "Silver", "Bronze", "2026-02-02"),
  ),
  worked(
    "12",
    "12,000 less 2,000 is 10,000 still",
    calendar,
    buy("2025-03-01", 12_000, 120),
    giveBack("2025-06-01", "p1", 20, { amountMinor: 2_000 }),
    until("2027-01-01", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "a year from July: 1 August 2025 to the end of June 2027",
    june,
    buy("2025-08-01", 10_000, 100),
    until("2027-07-01", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "a year from July: 30 June 2025 is of the year before, to the end of June 2026",
    june,
    buy("2025-06-30", 10_000, 100),
    until("2026-07-01", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "a year from July: June and July are of two years",
    june,
    buy("2025-06-30", 6_000, 60),
    buy("2025-07-01", 6_000, 60),
    tiersAt("2025-07-02", { "2025-07-02": "Bronze" }),
  ),
  worked(
    "18",
    "a year from July: July and June are of one",
    june,
    buy("2025-07-01", 6_000, 60),
    buy("2026-06-30", 6_000, 60),
    until("2027-07-01", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "joined on 29 February 2024: the year of 1 March 2025 ends 28 February 2026, the next 28 February 2027",
    born,
    join("2024-02-29"),
    buy("2025-03-01", 10_000, 100),
    until("2027-02-28", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "joined on 29 February 2024: the year of December 2026 and the next end on 29 February 2028",
    born,
    join("2024-02-29"),
    buy("2026-12-01", 10_000, 100),
    until("2028-02-29", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "joined on 15 May: 14 and 15 May are of two years",
    born,
    join("2025-05-15"),
    buy("2026-05-14", 6_000, 60),
    buy("2026-05-15", 6_000, 60),
    tiersAt("2026-05-16", { "2026-05-16": "Bronze" }),
  ),
  worked(
    "18",
    "joined on 15 May 2025: that day and 14 May 2026 are of one: to 15 May 2027",
    born,
    join("2025-05-15T08:00:00Z"),
    buy("2025-05-15", 6_000, 60),
    buy("2026-05-14", 6_000, 60),
    until("2027-05-15", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "lifetime: 6,000 and 6,000 years later, for ever",
    lifetime,
    buy("2021-03-01", 6_000, 60),
    buy("2025-03-01", 6_000, 60),
    tiersAt("2045-01-01", { "2025-02-28": "Bronze", "2045-01-01": "Silver" }),
  ),
  worked(
    "12",
    "lifetime: ends with a return",
    lifetime,
    buy("2021-03-01", 10_000, 100),
    giveBack("2025-06-01", "p1", 100),
    until("2025-06-01T12:00:00Z", "Silver", "Bronze", "2025-06-02"),
  ),
  worked(
    "6",
    "a late purchase of 2025 raises from its own instant on",
    calendar,
    buy("2025-12-01", 5_000, 50),
    buy("2025-06-01", 5_000, 50, { recorded: "2026-02-01" }),
    until("2025-12-01T12:00:00Z", "Bronze", "Silver", "2026-02-02"),
    until("2027-01-01", "Silver", "Bronze"),
  ),
]
