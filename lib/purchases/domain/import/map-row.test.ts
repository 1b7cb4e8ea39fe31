import { describe, expect, it } from "vitest"
import { mapRow } from "./map-row"

const context = {
  mapping: {
    encoding: "utf-8",
    delimiter: "whitespace",
    hasHeader: true,
    dateOrder: "ymd",
    decimal: ".",
    columns: { customer: 0, occurredAt: 1, amount: 3 },
  },
  timeZone: "America/New_York",
  currency: "USD",
  fileHash: "f".repeat(64),
} as const

describe("mapRow", () => {
  it("makes a purchase of a row, at local noon, named by file and row", () => {
    expect(mapRow(["00001", "19970701", "1", "11.77"], 7, context)).toEqual({
      purchase: {
        externalId: `${"f".repeat(32)}-7`,
        customer: { externalId: "00001" },
        occurredAt: "1997-07-01T16:00:00.000Z",
        currency: "USD",
        amountMinor: 1177,
      },
    })
  })

  it("keeps a time of day in the merchant's zone", () => {
    const mapped = mapRow(["1", "2026-01-02 08:05:09", "1", "1.00"], 2, context)
    expect("purchase" in mapped && mapped.purchase.occurredAt).toBe("2026-01-02T13:05:09.000Z")
  })

  it.each([
    [["1", "19970231", "1", "5.00"], "Date"],
    [["1", "19970101", "1", "five"], "Amount"],
    [["1", "19970101", "1", "-5.00"], "below zero"],
    [["1"], "Date"],
  ])("says why %j is no purchase", (cells, part) => {
    const mapped = mapRow(cells, 3, context)
    expect("problem" in mapped && mapped.problem).toContain(part)
  })

  it("takes a row without a customer as an anonymous purchase", () => {
    const mapped = mapRow(["", "19970101", "1", "5.00"], 3, context)
    expect("purchase" in mapped && mapped.purchase.customer).toBeUndefined()
  })
})
