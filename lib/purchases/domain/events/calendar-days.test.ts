import fc from "fast-check"
import { expect, test } from "vitest"
import { addMonths, type Day, dayFromNumber, localDay, startOfLocalDay } from "@/lib/core/calendar"
import { birthdaysKeptOn, isBirthday, joiningDaysKeptOn, startsOn } from "./calendar-days"
import { dueDays } from "./due-days"

const day = (text: string) => text as Day

test.each([
  // The last day of February of a year without a 29th keeps both (rule 14: a day that does not exist is the month's last).
  ["2026-02-28", [228, 229]],
  ["2024-02-28", [228]],
  ["2024-02-29", [229]],
  // A century that is no leap year, and one that is.
  ["2100-02-28", [228, 229]],
  ["2000-02-29", [229]],
  ["2000-02-28", [228]],
  ["2026-03-01", [301]],
  ["2026-12-31", [1231]],
  ["2026-01-01", [101]],
])("birthdays kept on %s", (on, kept) => {
  expect(birthdaysKeptOn(day(on))).toEqual(kept)
})

test("everybody has exactly one birthday a year", () => {
  const date = fc.integer({ min: -20_000, max: 15_000 }).map(dayFromNumber)
  fc.assert(
    fc.property(date, fc.integer({ min: 2012, max: 2110 }), (birthday, year) => {
      const first = Math.round(Date.UTC(year, 0, 1) / 86_400_000)
      const last = Math.round(Date.UTC(year, 11, 31) / 86_400_000)
      const days = Array.from({ length: last - first + 1 }, (_, index) => dayFromNumber(first + index))
      const kept = days.filter((one) =>
        birthdaysKeptOn(one).includes(Number(birthday.slice(5, 7)) * 100 + Number(birthday.slice(8))),
      )
      expect(kept).toHaveLength(1)
    }),
    { numRuns: 50 },
  )
})

test("nobody has a birthday before they are born", () => {
  expect(isBirthday(day("2030-05-05"), day("2026-05-05"))).toBe(false)
  expect(isBirthday(day("1990-05-05"), day("2026-05-05"))).toBe(true)
  expect(isBirthday(day("1992-02-29"), day("2026-02-28"))).toBe(true)
  expect(isBirthday(day("1992-02-29"), day("2028-02-28"))).toBe(false)
})

test.each([
  [
    "2026-06-15",
    "2024-01-01",
    [
      ["2025-06-15", 1],
      ["2024-06-15", 2],
    ],
  ],
  [
    "2025-02-28",
    "2020-01-01",
    [
      ["2024-02-28", 1],
      ["2024-02-29", 1],
      ["2023-02-28", 2],
      ["2022-02-28", 3],
      ["2021-02-28", 4],
      ["2020-02-28", 5],
      ["2020-02-29", 5],
    ],
  ],
  ["2024-02-29", "2019-01-01", [["2020-02-29", 4]]],
  ["2026-01-01", "2025-01-02", []],
  ["2026-01-01", "2025-01-01", [["2025-01-01", 1]]],
])("joining days whose anniversary is %s", (on, oldest, joined) => {
  const found = joiningDaysKeptOn(day(on), day(oldest)).map(({ day: one, years }) => [one, years])
  expect(found).toEqual(joined)
})

test("each year brings one anniversary to each joining day", () => {
  const date = fc.integer({ min: 14_000, max: 20_000 }).map(dayFromNumber)
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 30 }), (joined, years) => {
      const on = addMonths(joined, 12 * years)
      expect(joiningDaysKeptOn(on, joined)).toContainEqual({ day: joined, years })
    }),
  )
})

const zones = ["Pacific/Pago_Pago", "America/New_York", "UTC", "Asia/Kathmandu", "Pacific/Kiritimati", "America/Havana"]

test.each(zones)("a birthday begins with the local day in %s", (zone) => {
  for (const text of ["2026-03-08", "2026-11-01", "2026-12-31", "2027-01-01", "2028-02-29"]) {
    const early = new Date("2020-01-01T00:00:00Z")
    const start = startsOn(day(text), early, zone)
    expect(localDay(start, zone)).toBe(text)
    expect(localDay(new Date(start.getTime() - 1), zone) < text).toBe(true)
    const noon = new Date(startOfLocalDay(day(text), zone).getTime() + 12 * 3_600_000)
    expect(startsOn(day(text), noon, zone)).toEqual(noon)
  }
})

test("a zone whose clocks skip midnight begins its day after the gap", () => {
  // Cuba went from 0:00 to 1:00 on 2026-03-08.
  expect(startsOn(day("2026-03-08"), new Date(0), "America/Havana").toISOString()).toBe("2026-03-08T05:00:00.000Z")
})

test("days are due since the last time, at most 31 back, and always today", () => {
  const today = day("2026-03-01")
  expect(dueDays(null, today)).toEqual(["2026-03-01"])
  expect(dueDays(today, today)).toEqual(["2026-03-01"])
  expect(dueDays(day("2026-03-02"), today)).toEqual(["2026-03-01"])
  expect(dueDays(day("2026-02-27"), today)).toEqual(["2026-02-28", "2026-03-01"])
  const long = dueDays(day("2025-01-01"), today)
  expect([long.length, long[0], long.at(-1)]).toEqual([32, "2026-01-29", "2026-03-01"])
})
