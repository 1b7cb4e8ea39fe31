import { describe, expect, it } from "vitest"
import { assemble } from "./assemble"
import type { ImportMapping } from "./import-mapping"
import { type ImportContext, lineMapper } from "./map-line"

const plain: ImportMapping = {
  encoding: "utf-8",
  delimiter: "whitespace",
  hasHeader: true,
  dateOrder: "ymd",
  decimal: ".",
  rows: "purchase",
  returns: { by: "none" },
  tax: "inside",
  columns: { customer: 0, occurredAt: 1, amount: 3 },
}

function contextOf(mapping: ImportMapping): ImportContext {
  return { mapping, timeZone: "America/New_York", currency: "USD", fileHash: "f".repeat(64) }
}

/** What one row alone comes to. */
function read(cells: string[], row: number, mapping = plain) {
  const mapped = lineMapper(contextOf(mapping))(cells, row)
  return "line" in mapped ? assemble([mapped.line], mapping) : mapped
}

describe("a row that is a purchase", () => {
  it("stands at local noon, named by file and row", () => {
    expect(read(["00001", "19970701", "1", "11.77"], 7)).toEqual({
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
    const found = read(["1", "2026-01-02 08:05:09", "1", "1.00"], 2)
    expect("purchase" in found && found.purchase.occurredAt).toBe("2026-01-02T13:05:09.000Z")
  })

  it.each([
    [["1", "19970231", "1", "5.00"], "Date"],
    [["1", "19970101", "1", "five"], "Amount"],
    [["1", "19970101", "1", "-5.00"], "below zero"],
    [["1"], "Date"],
  ])("says why %j is none", (cells, part) => {
    const found = read(cells, 3)
    expect("problem" in found && found.problem).toContain(part)
  })

  it("without a customer is an anonymous purchase", () => {
    const found = read(["", "19970101", "1", "5.00"], 3)
    expect("purchase" in found && found.purchase.customer).toBeUndefined()
  })

  it("may name its article, and its tax and shipping are inside the total", () => {
    const columns = { customer: 0, occurredAt: 1, amount: 2, sku: 3, tax: 4, shipping: 5 }
    const found = read(["1", "19970101", "12.00", "CUP", "1.00", "3.00"], 3, { ...plain, columns })
    expect(found).toMatchObject({
      purchase: { amountMinor: 1200, taxMinor: 100, shippingMinor: 300, items: [{ sku: "CUP", amountMinor: 800 }] },
    })
  })
})

const lines: ImportMapping = {
  ...plain,
  delimiter: ",",
  rows: "line",
  returns: { by: "prefix", prefix: "C" },
  columns: { purchase: 0, sku: 1, name: 2, quantity: 3, occurredAt: 4, unitPrice: 5, customer: 6 },
}

function line(number: string, quantity: string, price: string, mapping = lines) {
  return lineMapper(contextOf(mapping))([number, "CUP", "Blue cup", quantity, "2010-12-01 08:26:00", price, "17850"], 9)
}

describe("a row that is a line", () => {
  it("takes price × quantity, half-even to minor units", () => {
    expect(line("536365", "6", "2.55")).toMatchObject({ key: "536365", line: { amountMinor: 1530n, isReturn: false } })
    expect(line("1", "1", "0.001")).toMatchObject({ line: { amountMinor: 0n } })
    expect(line("1", "5", "0.001")).toMatchObject({ line: { amountMinor: 0n } })
    expect(line("1", "15", "0.001")).toMatchObject({ line: { amountMinor: 2n } })
    expect(line("1", "0.5", "3.00")).toMatchObject({ line: { amountMinor: 150n, item: { quantity: 1 } } })
  })

  it("is a return where its number says so, whatever the sign", () => {
    for (const [quantity, price] of [
      ["-6", "2.55"],
      ["6", "2.55"],
      ["6", "-2.55"],
    ] as const) {
      expect(line("C536365", quantity, price)).toMatchObject({
        isReturn: true,
        line: { amountMinor: 1530n, item: { quantity: 6 } },
      })
    }
  })

  it.each([
    ["536365", "-6", "2.55", "Quantity -6 is not above zero"],
    ["536365", "0", "2.55", "Quantity 0 is not above zero"],
    ["536365", "6", "0.00", "Unit price 0.00 is not above zero"],
    ["A563186", "1", "-11062.06", "Unit price -11062.06 is not above zero"],
    ["C536365", "-1", "0", "nothing was paid back"],
  ])("%s × %s at %s is left out alone", (number, quantity, price, part) => {
    const found = line(number, quantity, price)
    expect(found).toMatchObject({ alone: true })
    expect("problem" in found && found.problem).toContain(part)
  })

  it("holds back its whole purchase where it cannot be read", () => {
    expect(line("536365", "six", "2.55")).toMatchObject({ key: "536365", alone: false })
    expect(line("536365", "6", "cheap")).toMatchObject({ key: "536365", alone: false })
    expect(line("", "6", "2.55")).toMatchObject({ key: null })
  })

  it("is a return by its sign, or by a mark in a column", () => {
    const bySign: ImportMapping = { ...lines, returns: { by: "negative" } }
    expect(line("1", "-2", "1.50", bySign)).toMatchObject({ isReturn: true, line: { amountMinor: 300n } })
    expect(line("1", "2", "1.50", bySign)).toMatchObject({ isReturn: false })
    const byMark: ImportMapping = {
      ...lines,
      returns: { by: "column", values: ["refund"] },
      columns: { ...lines.columns, returnMark: 2 },
    }
    expect(line("1", "2", "1.50", byMark)).toMatchObject({ isReturn: false })
    const refund: ImportMapping = { ...byMark, returns: { by: "column", values: ["blue CUP"] } }
    expect(line("1", "2", "1.50", refund)).toMatchObject({ isReturn: true })
  })
})

describe("lines of one purchase", () => {
  function all(rows: string[][], mapping = lines) {
    const map = lineMapper(contextOf(mapping))
    const mapped = rows.map((cells, index) => map(cells, index + 2))
    return assemble(
      mapped.flatMap((one) => ("line" in one ? [one.line] : [])),
      mapping,
    )
  }

  it("stand at the instant of the earliest, and add up", () => {
    const found = all([
      ["1", "A", "Cup", "2", "2010-12-01 10:01:00", "1.50", "7"],
      ["1", "B", "Pot", "1", "2010-12-01 10:00:00", "9.99", "7"],
    ])
    expect(found).toMatchObject({
      purchase: {
        occurredAt: "2010-12-01T15:00:00.000Z",
        amountMinor: 1299,
        items: [
          { sku: "A", name: "Cup", quantity: 2, amountMinor: 300 },
          { sku: "B", name: "Pot", quantity: 1, amountMinor: 999 },
        ],
      },
    })
  })

  it("name one customer, or are none", () => {
    const found = all([
      ["1", "A", "Cup", "2", "2010-12-01", "1.50", "7"],
      ["1", "B", "Pot", "1", "2010-12-01", "9.99", "8"],
    ])
    expect("problem" in found && found.problem).toBe("The lines of 1 name different customers: 7 and 8.")
  })

  it.each([
    ["inside", { amountMinor: 1100, taxMinor: 100, taxIncluded: true }],
    ["added", { amountMinor: 1200, taxMinor: 100 }],
  ] as const)("with discounts and tax %s", (tax, expected) => {
    const mapping: ImportMapping = {
      ...lines,
      tax,
      columns: { purchase: 0, sku: 1, amount: 2, discount: 3, tax: 4, occurredAt: 5 },
    }
    const found = all([["1", "A", "12.00", "1.00", "1.00", "2010-12-01"]], mapping)
    expect(found).toMatchObject({
      purchase: { ...expected, items: [{ amountMinor: 1200, discountMinor: 100, quantity: 1 }] },
    })
  })

  it("make a return of what was paid back", () => {
    const found = all([["C1", "A", "Cup", "-2", "2010-12-01", "1.50", "7"]])
    expect(found).toMatchObject({ return: { externalId: "C1", items: [{ sku: "A", quantity: 2, amountMinor: 300 }] } })
  })
})
