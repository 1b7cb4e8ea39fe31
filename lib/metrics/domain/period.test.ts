import { describe, expect, it } from "vitest"
import { parseDay } from "@/lib/core/calendar"
import { resolvePeriod, spanOf } from "./period"

const fresh = spanOf(parseDay("2026-01-10"), parseDay("2026-05-19"), parseDay("2026-05-20"))

describe("the period asked for", () => {
  it("ends today while data is fresh, and with the last day of an old history", () => {
    expect(resolvePeriod({ period: "7d" }, fresh)).toMatchObject({ from: "2026-05-14", to: "2026-05-20" })
    const old = spanOf(parseDay("1997-01-01"), parseDay("1998-06-30"), parseDay("2026-05-20"))
    expect(resolvePeriod({}, old)).toMatchObject({ key: "30d", from: "1998-06-01", to: "1998-06-30" })
  })

  it("does not follow a redemption away from an old history, but all goes up to it", () => {
    const [first, bought, today] = [parseDay("1997-01-01"), parseDay("1998-06-30"), parseDay("2026-05-20")]
    const span = spanOf(first, bought, today, parseDay("2026-05-19"))
    expect(resolvePeriod({}, span).to).toBe("1998-06-30")
    expect(resolvePeriod({ period: "all" }, span).to).toBe("2026-05-19")
  })

  it("is compared with as many days of the calendar period before as have passed", () => {
    const month = resolvePeriod({ period: "month" }, fresh)
    expect(month).toMatchObject({ from: "2026-05-01", running: true, before: { from: "2026-04-01", to: "2026-04-20" } })
    const march = spanOf(parseDay("2026-01-01"), parseDay("2026-03-31"), parseDay("2026-03-31"))
    expect(resolvePeriod({ period: "month" }, march)).toMatchObject({
      running: false,
      before: { from: "2026-02-01", to: "2026-02-28" },
    })
    expect(resolvePeriod({ period: "quarter" }, fresh)).toMatchObject({
      from: "2026-04-01",
      before: { from: "2026-01-01", to: "2026-02-19" },
    })
    expect(resolvePeriod({ period: "year" }, fresh)).toMatchObject({ before: { from: "2025-01-01", to: "2025-05-20" } })
  })

  it("falls back where the days make no sense", () => {
    expect(resolvePeriod({ period: "custom", from: "2026-02-30", to: "2026-03-01" }, fresh).key).toBe("30d")
    expect(resolvePeriod({ period: "custom", from: "2026-03-01", to: "2026-03-10" }, fresh)).toMatchObject({
      key: "custom",
      before: { from: "2026-02-19", to: "2026-02-28" },
    })
  })

  it("is compared with as many days where the days chosen are not over either", () => {
    expect(resolvePeriod({ period: "custom", from: "2026-05-17", to: "2026-05-26" }, fresh)).toMatchObject({
      running: true,
      before: { from: "2026-05-07", to: "2026-05-10" },
      against: "against the same days of the 10 before",
    })
    expect(resolvePeriod({ period: "custom", from: "2026-05-11", to: "2026-05-20" }, fresh)).toMatchObject({
      running: false,
      before: { from: "2026-05-01", to: "2026-05-10" },
    })
  })

  it("turns days that are chosen the wrong way round, and compares one day with the day before", () => {
    expect(resolvePeriod({ period: "custom", from: "2026-03-10", to: "2026-03-01" }, fresh)).toMatchObject({
      key: "custom",
      from: "2026-03-01",
      to: "2026-03-10",
    })
    expect(resolvePeriod({ period: "custom", from: "2026-03-10", to: "2026-03-10" }, fresh)).toMatchObject({
      before: { from: "2026-03-09", to: "2026-03-09" },
      against: "against the day before",
    })
  })

  it("is never longer than a page can tell", () => {
    const ages = spanOf(parseDay("1900-01-01"), parseDay("2026-05-19"), parseDay("2026-05-20"))
    expect(resolvePeriod({ period: "all" }, ages)).toMatchObject({ from: "1926-05-21", to: "2026-05-20" })
    expect(resolvePeriod({ period: "custom", from: "0001-01-01", to: "9999-12-31" }, ages).key).toBe("30d")
    expect(resolvePeriod({ period: "custom", from: "1900-01-01", to: "2199-12-31" }, ages)).toMatchObject({
      from: "2100-01-01",
      interval: "month",
    })
    expect(resolvePeriod({ period: "custom", from: "2016-05-20", to: "2026-05-20" }, ages).from).toBe("2016-05-20")
  })
})
