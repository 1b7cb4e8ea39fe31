import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  addDays,
  addMonths,
  type Day,
  endOfMonth,
  isDay,
  isValidTimeZone,
  localDay,
  localHour,
  parseDay,
  startOfLocalDay,
  startOfWeek,
  weekday,
} from "./calendar"

const zones = ["America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana", "Africa/Cairo", "UTC"]

describe("startOfLocalDay", () => {
  it.each([
    ["2024-03-10", "America/New_York", "2024-03-10T05:00:00.000Z"],
    ["2024-03-11", "America/New_York", "2024-03-11T04:00:00.000Z"],
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
    ["2024-11-03", "America/Havana", "2024-11-03T04:00:00.000Z"],
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ])("%s in %s is %s", (day, zone, instant) => {
    expect(startOfLocalDay(parseDay(day), zone).toISOString()).toBe(instant)
  })

  it("is the first instant of its day in any zone", () => {
    const instants = fc.date({ min: new Date("1990-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const day = localDay(instant, zone)
        const start = startOfLocalDay(day, zone)
        expect(start.getTime()).toBeLessThanOrEqual(instant.getTime())
        expect(localDay(start, zone)).toBe(day)
        expect(localDay(new Date(start.getTime() - 1), zone)).toBe(addDays(day, -1))
      }),
    )
  })

  it("agrees with Intl on the local day and hour", () => {
    const instants = fc.date({ min: new Date("1980-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, timeZone) => {
        const format = new Intl.DateTimeFormat("en-CA", {
          timeZone,
          year: "numeric",
          month: "2-digit",
          day: "2-digit",
          hour: "2-digit",
          hourCycle: "h23",
        })
        const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
        expect(localDay(instant, timeZone)).toBe(`${part.year}-${part.month}-${part.day}`)
        expect(localHour(instant, timeZone)).toBe(Number(part.hour))
      }),
    )
  })
})

it("adds months to the month's last day where the day does not exist", () => {
  expect(addMonths("2024-01-31" as Day, 1)).toBe("2024-02-29")
  expect(addMonths("2024-02-29" as Day, 12)).toBe("2025-02-28")
  expect(addMonths("2024-03-31" as Day, -13)).toBe("2023-02-28")
  expect(endOfMonth("2023-02-03" as Day)).toBe("2023-02-28")
})

it("begins weeks on Monday", () => {
  expect(weekday("2026-03-02" as Day)).toBe(1)
  expect(weekday("1969-12-28" as Day)).toBe(7)
  expect(startOfWeek("2026-03-08" as Day)).toBe("2026-03-02")
})

it("knows days and zones that exist", () => {
  expect(["2024-02-29", "2023-02-29", "2024-1-01", "2024-13-01"].map(isDay)).toEqual([true, false, false, false])
  expect(isValidTimeZone("America/New_York")).toBe(true)
  expect(isValidTimeZone("Mars/Olympus")).toBe(false)
})
