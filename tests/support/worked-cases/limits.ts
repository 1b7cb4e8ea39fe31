import { worked } from "./case"
import { fixed, per } from "./rules"
import { buy, giveBack, saysCut, see } from "./steps"

const day = "2026-05-01"

const limited = (limits: NonNullable<Parameters<typeof fixed>[1]>["limits"], zone = "UTC") => ({
  rules: [fixed(50, { limits })],
  zone,
})
const ny = "America/New_York"
const oncePer = (per: "day" | "week" | "month" | "year" | "lifetime", zone?: string) =>
  limited({ perMember: { count: 1, per } }, zone)
const daily = oncePer("day", ny)
const weekly = oncePer("week")
const monthly = oncePer("month")
const yearly = oncePer("year")
const yearlyNy = oncePer("year", ny)
const twice = limited({ perMember: { count: 2, per: "lifetime" } })
const capped = { rules: [per(100, 1, { limits: { perMember: { points: 100, per: "month" } } })] }
const both = limited({ perMember: { count: 2, points: 80, per: "week" } })
const budget = () => ({ rules: [fixed(60, { limits: { budgetPoints: 100 } })] })
const capDaily = {
  rules: [per(100, 1, { limits: { perMember: { points: 30, per: "day" } } })],
  zone: "Pacific/Kiritimati",
}
const again = (at: string, expected: number) => buy(at, 100, expected)

/** Rule 5: limits by local day, week, month, year, lifetime; a budget in order of recording. */
export const limits = [
  worked("5", "once a day: 50 + 0", daily, again("2026-05-01T14:00:00Z", 50), again("2026-05-01T20:00:00Z", 0)),
  worked(
    "5",
    "once a day: 03:59 UTC is 30 April in New York, 04:00 is 1 May: 50 + 50",
    daily,
    again("2026-05-01T03:59:00Z", 50),
    again("2026-05-01T04:00:00Z", 50),
  ),
  worked(
    "5",
    "once a day where the clocks go forward: 8 March has 23 hours: 50 + 0 + 50",
    daily,
    again("2026-03-08T05:00:00Z", 50),
    again("2026-03-09T03:59:00Z", 0),
    again("2026-03-09T04:00:00Z", 50),
  ),
  worked(
    "5",
    "once a day where they go back: 1 November has 25 hours: 50 + 0 + 50",
    daily,
    again("2026-11-01T04:00:00Z", 50),
    again("2026-11-02T04:59:00Z", 0),
    again("2026-11-02T05:00:00Z", 50),
  ),
  worked(
    "5",
    "30 points a day at UTC+14: the day begins at 10:00 UTC: 30 + 30",
    capDaily,
    buy("2026-05-01T09:59:00Z", 9_000, 30),
    buy("2026-05-01T10:00:00Z", 9_000, 30),
  ),
  worked(
    "5",
    "once a week: Sunday 3 May and Monday 4 May: 50 + 50",
    weekly,
    again("2026-05-03", 50),
    again("2026-05-04", 50),
  ),
  worked(
    "5",
    "once a week: Monday 4 May and Sunday 10 May: 50 + 0",
    weekly,
    again("2026-05-04", 50),
    again("2026-05-10", 0),
  ),
  worked(
    "5",
    "a week over the year's end: Monday 29 December and Sunday 4 January: 50 + 0, Monday 5: 50",
    weekly,
    again("2025-12-29", 50),
    again("2026-01-04", 0),
    again("2026-01-05", 50),
  ),
  worked("5", "once a month: 30 April and 1 May: 50 + 50", monthly, again("2026-04-30", 50), again("2026-05-01", 50)),
  worked("5", "once a month: 1 and 31 May: 50 + 0", monthly, again("2026-05-01", 50), again("2026-05-31", 0)),
  worked(
    "5",
    "29 February and 1 March of a leap year: 50 + 50",
    monthly,
    again("2028-02-29", 50),
    again("2028-03-01", 50),
  ),
  worked(
    "5",
    "once a year: 31 December and 1 January: 50 + 50",
    yearly,
    again("2026-12-31", 50),
    again("2027-01-01", 50),
  ),
  worked(
    "5",
    "once a year: 1 January and 31 December: 50 + 0",
    yearly,
    again("2026-01-01", 50),
    again("2026-12-31", 0),
  ),
  worked(
    "5",
    "once a year in New York: 04:59 UTC on 1 January is still last year: 50 + 0 + 50",
    yearlyNy,
    again("2026-07-01", 50),
    again("2027-01-01T04:59:00Z", 0),
    again("2027-01-01T05:00:00Z", 50),
  ),
  worked(
    "5",
    "twice in a lifetime: 50 + 50 + 0",
    twice,
    again("2024-01-01", 50),
    again("2025-01-01", 50),
    again("2026-01-01", 0),
  ),
  worked(
    "5",
    "100 points a month: 60 + 40 of 60 + 0, and the entry says so; June: 10",
    capped,
    buy("2026-05-01", 6_000, 60),
    buy("2026-05-02", 6_000, 40),
    saysCut("memberPoints"),
    buy("2026-05-03", 1_000, 0),
    buy("2026-06-01", 1_000, 10),
  ),
  worked(
    "5",
    "2 times and 80 points a week: 50 + 30 + 0",
    both,
    again("2026-05-04", 50),
    again("2026-05-05", 30),
    again("2026-05-06", 0),
  ),
  worked(
    "5",
    "a budget of 100 for all: 60 + 40 + 0, and the entry says so",
    budget(),
    again(day, 60),
    buy("2026-05-02", 100, 40, { who: "bob" }),
    saysCut("budget"),
    buy("2026-05-03", 100, 0, { who: "cy" }),
  ),
  worked(
    "5",
    "a budget goes by order of recording: what comes late gets the 40 left, for good",
    budget(),
    again("2026-05-10", 60),
    buy(day, 100, 40, { who: "bob", recorded: "2026-05-11" }),
    see("2026-05-12", { available: 60 }),
    see("2026-05-12", { available: 40 }, { who: "bob" }),
  ),
  worked(
    "5",
    "a return gives no budget back: 60 + 40, 60 returned, then 0",
    budget(),
    again(day, 60),
    buy("2026-05-02", 100, 40, { who: "bob" }),
    giveBack("2026-05-03", "p1", 60),
    buy("2026-05-04", 100, 0, { who: "cy" }),
  ),
  worked(
    "5",
    "a return gives no allowance back: 50, returned, then 0",
    monthly,
    again("2026-05-01", 50),
    giveBack("2026-05-10", "p1", 50),
    again("2026-05-20", 0),
    see("2026-05-21", { available: 0 }),
  ),
  worked(
    "5",
    "nor of points: 100 of 100, returned, then 0",
    capped,
    buy("2026-05-01", 10_000, 100),
    giveBack("2026-05-10", "p1", 100),
    buy("2026-05-20", 1_000, 0),
  ),
]
