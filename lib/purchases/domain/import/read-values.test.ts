import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decimalSignOf, readAmount, readDate } from "./read-values"

const noTime = { time: null, offset: null }

describe("readDate", () => {
  it.each([
    ["19970101", "ymd", { day: "1997-01-01", ...noTime }],
    ["1997-01-31", "dmy", { day: "1997-01-31", ...noTime }],
    ["31.1.1997", "dmy", { day: "1997-01-31", ...noTime }],
    ["1/31/97", "mdy", { day: "1997-01-31", ...noTime }],
    ["3/1/26", "dmy", { day: "2026-01-03", ...noTime }],
    ["2010-12-01 08:26:00", "ymd", { day: "2010-12-01", time: { hour: 8, minute: 26, second: 0 }, offset: null }],
    ["12/1/2010 2:05 PM", "mdy", { day: "2010-12-01", time: { hour: 14, minute: 5, second: 0 }, offset: null }],
    ["12/1/2010 12:05 am", "mdy", { day: "2010-12-01", time: { hour: 0, minute: 5, second: 0 }, offset: null }],
    ["2026-03-01T09:30:15Z", "ymd", { day: "2026-03-01", time: { hour: 9, minute: 30, second: 15 }, offset: "Z" }],
    [
      "2026-03-01T09:30:00.123+0530",
      "ymd",
      { day: "2026-03-01", time: { hour: 9, minute: 30, second: 0 }, offset: "+05:30" },
    ],
    ["31-Jan-97", "mdy", { day: "1997-01-31", ...noTime }],
    ["Jan 31, 1997", "dmy", { day: "1997-01-31", ...noTime }],
    ["Fri, 31 January 1997", "ymd", { day: "1997-01-31", ...noTime }],
    ["35461", "ymd", { day: "1997-01-31", ...noTime }],
    ["35461.75", "ymd", { day: "1997-01-31", time: { hour: 18, minute: 0, second: 0 }, offset: null }],
    ["2026-03-01 09:30:15 UTC", "ymd", { day: "2026-03-01", time: { hour: 9, minute: 30, second: 15 }, offset: "Z" }],
    ["2026-03-01 09:30-05", "ymd", { day: "2026-03-01", time: { hour: 9, minute: 30, second: 0 }, offset: "-05:00" }],
    [
      "Sun Mar 01 2026 09:30:15 GMT+0100 (CET)",
      "ymd",
      { day: "2026-03-01", time: { hour: 9, minute: 30, second: 15 }, offset: "+01:00" },
    ],
  ] as const)("reads %s in the order %s", (cell, order, expected) => {
    expect(readDate(cell, order)).toEqual(expected)
  })

  it.each([
    "",
    "yesterday",
    "19970231",
    "2026-13-01",
    "31/12",
    "2026-01-01 25:00",
    "2026-01-01 10:00 tomorrow",
    "1997010101",
    "31-Foo-97",
    "30 Feb 1997",
    "00123",
    "1706740000",
  ])("refuses %j", (cell) => {
    expect(readDate(cell, "ymd")).toBeNull()
  })
})

describe("readAmount", () => {
  it.each([
    ["11.77", ".", 2, 1177n],
    ["0.00", ".", 2, 0n],
    ["1,234.5", ".", 2, 123450n],
    ["1.234,50 €", ",", 2, 123450n],
    ["$12", ".", 2, 1200n],
    ["USD 12.30", ".", 2, 1230n],
    ["(12.00)", ".", 2, -1200n],
    ["-3", ".", 2, -300n],
    [".5", ".", 2, 50n],
    ["12.", ".", 2, 1200n],
    ["1 234,00", ",", 2, 123400n],
    ["500", ".", 0, 500n],
    ["1.2340", ".", 3, 1234n],
    ["12.00-", ".", 2, -1200n],
    ["−3.00", ".", 2, -300n],
    ["-$5.00", ".", 2, -500n],
    ["5,00 kr", ",", 2, 500n],
    ["R$ 5.00", ".", 2, 500n],
    ["₹1,23,456.50", ".", 2, 12345650n],
  ] as const)("reads %s with decimal %s and %i decimals", (cell, decimal, exponent, expected) => {
    expect(readAmount(cell, decimal, exponent)).toBe(expected)
  })

  it.each([
    ["", "."],
    [".", "."],
    ["twelve", "."],
    ["1.234,50", "."],
    ["12.345", "."],
    ["1,23", "."],
    ["1.2.3", "."],
    ["--5", "."],
    ["1e5", "."],
    ["1USD5", "."],
    ["5k", "."],
    ["--5-", "."],
    ["-5-", "."],
  ] as const)("refuses %j with decimal %s", (cell, decimal) => {
    expect(readAmount(cell, decimal, 2)).toBeNull()
  })

  it("reads back what it is given, exactly, however large", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), (minor) => {
        const text = `${minor / 100n}.${String(minor % 100n).padStart(2, "0")}`
        expect(readAmount(text, ".", 2)).toBe(minor)
        expect(readAmount(text.replace(".", ","), ",", 2)).toBe(minor)
      }),
    )
  })
})

it.each([
  ["12.50", "."],
  ["1.234,56", ","],
  ["1,234.567", "."],
  ["1.234.567", ","],
  ["0.250 KWD", "."],
  ["€ 1.234", "either"],
  ["1,234", "either"],
  ["950", null],
])("tells of %j that its decimals stand behind %j", (cell, sign) => {
  expect(decimalSignOf(cell)).toBe(sign)
})
