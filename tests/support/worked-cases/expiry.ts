import type { EarningRuleInput } from "@/lib/programs/schema"
import { type Club, worked } from "./case"
import { per } from "./rules"
import { buy, night, see } from "./steps"

const day = "2026-05-01"
type Expiry = NonNullable<EarningRuleInput["expiry"]>
const ny = "America/New_York"

const expiring = (expiry: Expiry, zone = "UTC"): Club => ({ zone, rules: [per(100, 1, { expiry })] })
const ends = (expiresAt: string | null) => [{ points: 10, expiresAt }]
const month = expiring({ kind: "afterMonths", months: 1 })
const year = expiring({ kind: "afterMonths", months: 12 })
const fourYears = expiring({ kind: "afterMonths", months: 48 })
const monthEnd = expiring({ kind: "afterMonths", months: 1, roundTo: "monthEnd" })
const yearMonthEnd = expiring({ kind: "afterMonths", months: 12, roundTo: "monthEnd" })
const thirty = expiring({ kind: "afterDays", days: 30 })
const days365 = expiring({ kind: "afterDays", days: 365 })
const endOfYear = expiring({ kind: "endOfYear" })
const christmas = expiring({ kind: "fixedDate", date: "2026-12-24" })
const never = expiring({ kind: "never" })
const idle = expiring({ kind: "inactivity", months: 6 })

/** Rule 14: each kind of expiry. */
export const expiry = [
  worked("14", "12 months: usable through 15 May 2027", year, buy("2026-05-15", 1_000, ends("2027-05-16"))),
  worked(
    "14",
    "usable on the last instant: 10",
    year,
    buy("2026-05-15", 1_000, 10),
    see("2027-05-15T23:59:59Z", { available: 10, expiring: [10, "2027-05-16"] }),
  ),
  worked(
    "14",
    "gone at midnight, though no night has run: 0",
    year,
    buy("2026-05-15", 1_000, 10),
    see("2027-05-16T00:00:00Z", { available: 0, expiring: [0, null] }),
  ),
  worked(
    "14",
    "read afterwards, the last instant still had them: 10",
    year,
    buy("2026-05-15", 1_000, 10),
    night("2027-05-20"),
    see("2027-05-21", { available: 10 }, { asOf: "2027-05-15T23:59:59Z" }),
  ),
  worked("14", "31 January + 1 month = 28 February", month, buy("2026-01-31", 1_000, ends("2026-03-01"))),
  worked("14", "31 January 2028 + 1 month = 29 February", month, buy("2028-01-31", 1_000, ends("2028-03-01"))),
  worked("14", "30 January + 1 month = 28 February", month, buy("2026-01-30", 1_000, ends("2026-03-01"))),
  worked("14", "31 March + 1 month = 30 April", month, buy("2026-03-31", 1_000, ends("2026-05-01"))),
  worked("14", "28 February + 1 month = 28 March, not the 31st", month, buy("2026-02-28", 1_000, ends("2026-03-29"))),
  worked(
    "14",
    "31 December + 1 month = 31 January of the next year",
    month,
    buy("2026-12-31", 1_000, ends("2027-02-01")),
  ),
  worked("14", "29 February 2028 + 12 months = 28 February 2029", year, buy("2028-02-29", 1_000, ends("2029-03-01"))),
  worked(
    "14",
    "28 February 2027 + 12 months = 28 February 2028, a day before the leap day",
    year,
    buy("2027-02-28", 1_000, ends("2028-02-29")),
  ),
  worked(
    "14",
    "29 February 2024 + 48 months = 29 February 2028",
    fourYears,
    buy("2024-02-29", 1_000, ends("2028-03-01")),
  ),
  worked(
    "14",
    "15 January + 1 month, through the end of February",
    monthEnd,
    buy("2026-01-15", 1_000, ends("2026-03-01")),
  ),
  worked(
    "14",
    "31 January + 1 month, through the end of February",
    monthEnd,
    buy("2026-01-31", 1_000, ends("2026-03-01")),
  ),
  worked(
    "14",
    "10 February 2027 + 12 months, through 29 February 2028",
    yearMonthEnd,
    buy("2027-02-10", 1_000, ends("2028-03-01")),
  ),
  worked("14", "30 April + 12 months, through 30 April", yearMonthEnd, buy("2026-04-30", 1_000, ends("2027-05-01"))),
  worked("14", "1 May + 30 days: usable through 31 May", thirty, buy(day, 1_000, ends("2026-06-01"))),
  worked("14", "1 March 2027 + 365 days = 29 February 2028", days365, buy("2027-03-01", 1_000, ends("2028-03-01"))),
  worked("14", "1 January: through 31 December", endOfYear, buy("2026-01-01T00:00:00Z", 1_000, ends("2027-01-01"))),
  worked(
    "14",
    "the last instant of the year: through its end",
    endOfYear,
    buy("2026-12-31T23:59:59Z", 1_000, ends("2027-01-01")),
  ),
  worked("14", "through 24 December", christmas, buy(day, 1_000, ends("2026-12-25"))),
  worked("14", "never", never, buy(day, 1_000, ends(null)), see("2099-01-01", { available: 10, expiring: [0, null] })),
  worked(
    "14",
    "inactivity: 15 January + 6 months: through 15 July",
    idle,
    buy("2026-01-15", 1_000, ends("2026-07-16")),
  ),
  worked(
    "14",
    "each purchase moves all: 10 March + 6 months: 10 + 10 through 10 September",
    idle,
    buy("2026-01-15", 1_000, 10),
    buy("2026-03-10", 1_000, 10),
    see("2026-03-11", { available: 20, expiring: [20, "2026-09-11"] }),
  ),
  worked(
    "14",
    "one that earns nothing moves them too",
    idle,
    buy("2026-01-15", 1_000, 10),
    buy("2026-03-10", 50, 0),
    see("2026-03-11", { available: 10, expiring: [10, "2026-09-11"] }),
  ),
  worked(
    "14",
    "on the last day it saves them: 15 July: 20",
    idle,
    buy("2026-01-15", 1_000, 10),
    buy("2026-07-15", 1_000, 10),
    see("2026-07-16", { available: 20 }),
  ),
  worked(
    "14",
    "a day late it does not: 10",
    idle,
    buy("2026-01-15", 1_000, 10),
    buy("2026-07-16", 1_000, 10),
    see("2026-07-17", { available: 10 }),
  ),
  worked(
    "14",
    "an earlier one that comes late does not shorten",
    idle,
    buy("2026-03-10", 1_000, 10),
    buy("2026-01-15", 1_000, 10, { recorded: "2026-03-11" }),
    see("2026-03-12", { available: 20, expiring: [20, "2026-09-11"] }),
  ),
  worked("14", "31 August + 6 months = 28 February", idle, buy("2026-08-31", 1_000, ends("2027-03-01"))),
  worked(
    "14",
    "recorded when they have run out: issued and gone: 0",
    thirty,
    buy("2026-01-01", 1_000, 10, { recorded: "2026-05-01" }),
    see("2026-05-01", { available: 0 }),
  ),
  worked(
    "14",
    "and they were there at their time: 10",
    thirty,
    buy("2026-01-01", 1_000, 10, { recorded: "2026-05-01" }),
    see("2026-05-01", { available: 10 }, { asOf: "2026-01-15T00:00:00Z" }),
  ),
]

const sameDay = (zone: string): Club => expiring({ kind: "afterDays", days: 0 }, zone)
const wholeYear = (zone: string): Club => expiring({ kind: "endOfYear" }, zone)
const newYork = sameDay(ny)
const berlin = sameDay("Europe/Berlin")
const lordHowe = sameDay("Australia/Lord_Howe")
const kolkata = sameDay("Asia/Kolkata")
const pagoPago = sameDay("Pacific/Pago_Pago")
const eastYear = wholeYear("Pacific/Kiritimati")
const westYear = wholeYear("Pacific/Pago_Pago")
const here = (name: string, club: Club, at: string, end: string) =>
  worked("14", `usable that local day: ${name}`, club, buy(at, 1_000, ends(end)))

/** Rule 14 where days are not 24 hours long, and from UTC−11 to UTC+14. */
export const zones = [
  here("New York, 8 March of 23 hours", newYork, "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"),
  here("New York, 1 November of 25 hours", newYork, "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
  here("New York, the last instant of 7 March", newYork, "2026-03-08T04:59:59Z", "2026-03-08T05:00:00Z"),
  here("Berlin, 29 March of 23 hours", berlin, "2026-03-29T12:00:00Z", "2026-03-29T22:00:00Z"),
  here("Berlin, 25 October of 25 hours", berlin, "2026-10-25T12:00:00Z", "2026-10-25T23:00:00Z"),
  here("Berlin, 24 October 22:30 UTC is the 25th", berlin, "2026-10-24T22:30:00Z", "2026-10-25T23:00:00Z"),
  here("Lord Howe, UTC+11 in summer", lordHowe, "2026-01-10T00:00:00Z", "2026-01-10T13:00:00Z"),
  here(
    "Lord Howe, 5 April goes back half an hour to UTC+10:30",
    lordHowe,
    "2026-04-04T20:00:00Z",
    "2026-04-05T13:30:00Z",
  ),
  here("Lord Howe, 4 October goes forward half an hour", lordHowe, "2026-10-03T20:00:00Z", "2026-10-04T13:00:00Z"),
  here("Kolkata, UTC+5:30, 23:59", kolkata, "2026-05-01T18:29:00Z", "2026-05-01T18:30:00Z"),
  here("Kolkata, UTC+5:30, 00:00", kolkata, "2026-05-01T18:30:00Z", "2026-05-02T18:30:00Z"),
  here("Kiritimati, UTC+14", sameDay("Pacific/Kiritimati"), "2026-05-01T12:00:00Z", "2026-05-02T10:00:00Z"),
  here("Apia, UTC+13", sameDay("Pacific/Apia"), "2026-05-01T12:00:00Z", "2026-05-02T11:00:00Z"),
  here(
    "Apia, 29 December 2011, after which there was no 30th",
    sameDay("Pacific/Apia"),
    "2011-12-30T09:00:00Z",
    "2011-12-30T10:00:00Z",
  ),
  here("Niue, UTC−11, 23:59", sameDay("Pacific/Niue"), "2026-05-01T10:59:00Z", "2026-05-01T11:00:00Z"),
  here("Pago Pago, UTC−11, 00:00", pagoPago, "2026-05-01T11:00:00Z", "2026-05-02T11:00:00Z"),
  here("Pago Pago, 28 February 2028, before the leap day", pagoPago, "2028-02-29T10:59:00Z", "2028-02-29T11:00:00Z"),
  here(
    "Havana, 7 March; 8 March begins at 1:00",
    sameDay("America/Havana"),
    "2026-03-07T17:00:00Z",
    "2026-03-08T05:00:00Z",
  ),
  worked(
    "14",
    "end of the year at UTC+14: 31 December 09:59 UTC is the last minute",
    eastYear,
    buy("2026-12-31T09:59:00Z", 1_000, ends("2026-12-31T10:00:00Z")),
  ),
  worked(
    "14",
    "end of the year at UTC+14: at 10:00 UTC the next has begun",
    eastYear,
    buy("2026-12-31T10:00:00Z", 1_000, ends("2027-12-31T10:00:00Z")),
  ),
  worked(
    "14",
    "end of the year at UTC−11: 1 January 10:59 UTC is the last minute",
    westYear,
    buy("2027-01-01T10:59:00Z", 1_000, ends("2027-01-01T11:00:00Z")),
  ),
  worked(
    "14",
    "end of the year at UTC−11: at 11:00 UTC the next has begun",
    westYear,
    buy("2027-01-01T11:00:00Z", 1_000, ends("2028-01-01T11:00:00Z")),
  ),
]
