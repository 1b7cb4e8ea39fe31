import type { TierInput } from "@/lib/tiers/schema"
import { worked } from "./case"
import { buy, join } from "./steps"
import { tiersAt, until } from "./tier-steps"
import { ladderClub } from "./tiers-ladder"

const born = ladderClub("anniversaryYear")
const joined = ladderClub("anniversaryYear", {}, {}, { joinPolicy: "optIn" })
const startingIn = (yearStartMonth: number, more: Partial<TierInput> = {}, asked = {}) =>
  ladderClub("programYear", more, { yearStartMonth, ...asked })
const kiritimati = { zone: "Pacific/Kiritimati" }
const pagoPago = { zone: "Pacific/Pago_Pago" }

/** Rules 18, 19 and 21 where years, zones and clocks are easily got wrong: reckoned by hand before it was run. */
export const hostileYears = [
  worked(
    "21",
    "kept over two years from April: 10,000 + 2,000 to the end of March 2028",
    startingIn(4, {}, { maintainThreshold: 12_000, maintainPeriods: 2 }),
    buy("2025-05-01", 10_000, 100),
    buy("2026-05-01", 2_000, 20),
    until("2028-04-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "the second purchase a day too late, on 1 April 2027: the years are 2 and 3, and 10,000 is of year 1",
    startingIn(4, {}, { maintainThreshold: 12_000, maintainPeriods: 2 }),
    buy("2025-05-01", 10_000, 100),
    buy("2027-04-01", 2_000, 20),
    until("2027-04-01", "Silver", "Bronze", "2027-04-02"),
  ),
  worked(
    "21",
    "kept by as much in two years as reaches it: the year that reached it keeps the next, to the end of 2027",
    ladderClub("calendarYear", {}, { maintainThreshold: 10_000, maintainPeriods: 2 }),
    buy("2025-05-01", 10_000, 100),
    until("2028-01-01", "Silver", "Bronze"),
  ),
  worked(
    "21",
    "rolling over two windows: 730 days from 1 March 2023 end on 28 February 2025, over a leap day",
    ladderClub("rolling365", {}, { maintainThreshold: 10_000, maintainPeriods: 2 }),
    buy("2023-03-01", 10_000, 100),
    until("2025-02-28", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "joined by buying on 29 February 2024: years begin on 28 February 2025 and 2026",
    born,
    buy("2024-02-29", 10_000, 100),
    until("2026-02-28", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "joined on 29 February 2024: 27 and 28 February 2025 are of two years",
    joined,
    join("2024-02-29"),
    buy("2025-02-27", 6_000, 60),
    buy("2025-02-28", 6_000, 60),
    tiersAt("2025-03-01", { "2025-03-01": "Bronze" }),
  ),
  worked(
    "18",
    "joined on 29 February 2024: 28 February 2025 and 27 February 2026 are of one, which counts to 27 February 2027",
    joined,
    join("2024-02-29"),
    buy("2025-02-28", 6_000, 60),
    buy("2026-02-27", 6_000, 60),
    until("2027-02-28", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "joined on 29 February 2024: 28 February 2028 is the last day of its year, as 29 February is there again",
    joined,
    join("2024-02-29"),
    buy("2027-02-28", 6_000, 60),
    buy("2028-02-28", 6_000, 60),
    until("2029-02-28", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "years from February: 31 January 2025 is the last day of one, and counts to the end of January 2026",
    startingIn(2),
    buy("2025-01-31", 10_000, 100),
    until("2026-02-01", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "years from December: 1 December 2025 is the first day of one, and counts to the end of November 2027",
    startingIn(12),
    buy("2025-12-01", 10_000, 100),
    until("2027-12-01", "Silver", "Bronze"),
  ),
  worked(
    "19",
    "years from February with 28 days of grace: 29 February in 2028",
    startingIn(2, { graceDays: 28 }),
    buy("2027-01-31", 10_000, 100),
    until("2028-02-29", "Silver", "Bronze"),
  ),
  worked(
    "19",
    "an extra month and then a day of grace: 2 February 2027",
    ladderClub("calendarYear", { extraMonths: 1, graceDays: 1 }),
    buy("2025-03-01", 10_000, 100),
    until("2027-02-02", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "Kiritimati, 14 hours ahead: a second before 10:00 UTC on 31 December is of the old year, 10:00 of the new",
    ladderClub("calendarYear", {}, {}, kiritimati),
    buy("2024-12-31T09:59:59Z", 5_000, 50),
    buy("2024-12-31T10:00:00Z", 5_000, 50),
    tiersAt("2025-01-02", { "2025-01-02": "Bronze" }),
  ),
  worked(
    "19",
    "Kiritimati: 10,000 at 10:00 UTC on 31 December 2024 count in 2025: to 10:00 UTC on 31 December 2026",
    ladderClub("calendarYear", {}, {}, kiritimati),
    buy("2024-12-31T10:00:00Z", 10_000, 100),
    until("2026-12-31T10:00:00Z", "Silver", "Bronze"),
  ),
  worked(
    "19",
    "Pago Pago, 11 hours behind: at 10:59:59 UTC on 1 January it is 2024 still: to 11:00 UTC on 1 January 2026",
    ladderClub("calendarYear", {}, {}, pagoPago),
    buy("2025-01-01T10:59:59Z", 10_000, 100),
    until("2026-01-01T11:00:00Z", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "Kiritimati, rolling: noon UTC on 1 March is the 2nd there: gone at its midnight, 1 March 10:00 UTC",
    ladderClub("rolling365", {}, {}, kiritimati),
    buy("2025-03-01", 10_000, 100),
    until("2026-03-01T10:00:00Z", "Silver", "Bronze"),
  ),
  worked(
    "18",
    "Santiago: 7 September 2025 has no midnight, as clocks go from 00:00 to 01:00 then: it begins at 04:00 UTC",
    ladderClub("rolling365", {}, {}, { zone: "America/Santiago" }),
    buy("2024-09-07", 10_000, 100),
    until("2025-09-07T04:00:00Z", "Silver", "Bronze"),
  ),
]
