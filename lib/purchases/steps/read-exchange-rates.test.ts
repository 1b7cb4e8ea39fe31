import { expect, test } from "vitest"
import { readExchangeRates } from "./read-exchange-rates"

const eur = { from: "EUR", to: "USD", day: "2026-03-01", rate: "1.0842" }

test("reads rows under headings in any order, and without headings in the order from, to, day, rate", () => {
  expect(
    readExchangeRates([
      ["Date", "Base", "Rate", "To"],
      ["2026-03-01", "eur", "1.0842", "USD"],
    ]),
  ).toEqual({
    rates: [eur],
    problems: [],
  })
  expect(readExchangeRates([["EUR", "USD", "2026-03-01", " 1,0842 "]])).toEqual({ rates: [eur], problems: [] })
})

test("says of each row that is no rate which one it is and why", () => {
  const { rates, problems } = readExchangeRates([
    ["from", "to", "day", "rate"],
    ["EUR", "USD", "2026-03-01", "1.0842"],
    ["EUR", "USD", "2026-02-30", "1"],
    ["EUR", "US", "2026-03-01", "1"],
    ["EUR", "EUR", "2026-03-01", "1"],
    ["EUR", "USD", "2026-03-01", "0"],
    ["EUR", "USD", "2026-03-01", "1,084.2"],
    ["EUR"],
  ])
  expect(rates).toEqual([eur])
  expect(problems.map((problem) => problem.slice(0, 25))).toEqual([
    "Row 3: “2026-02-30” as da",
    "Row 4: “US” as to must be",
    "Row 5: “EUR” as to must b",
    "Row 6: “0” as rate must b",
    "Row 7: “1,084.2” as rate ",
    "Row 8: “” as to must be a",
  ])
})
