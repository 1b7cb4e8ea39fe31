import { describe, expect, it } from "vitest"
import {
  type ChartSeries,
  intervalOf,
  longPeriod,
  spreadLabels,
  toChartRows,
  toChartTable,
  toFileTable,
} from "./chart-data"

const series: ChartSeries[] = [
  {
    name: "Purchases",
    unit: "purchases",
    points: [
      { from: "2026-01-01", value: 10 },
      { from: "2026-02-01", value: null },
      { from: "2026-03-01", value: 12 },
      { from: "2026-04-01", value: 3, incomplete: true },
    ],
    comparison: { name: "a year before", points: [{ from: "2025-01-01", value: 7 }] },
  },
]

describe("chart rows", () => {
  it("keeps gaps as gaps and joins the running period to the one before", () => {
    const rows = toChartRows(series, true)
    expect(rows.map((row) => row.closed[0])).toEqual([10, null, 12, null])
    expect(rows.map((row) => row.open[0])).toEqual([null, null, 12, 3])
    expect(rows.map((row) => row.compared[0])).toEqual([7, null, null, null])
  })

  it("gives bars of the running period alone", () => {
    expect(toChartRows(series, false).map((row) => row.open[0])).toEqual([null, null, null, 3])
  })

  it("makes a table of every number shown", () => {
    const table = toChartTable(series)
    expect(table.header).toEqual(["From", "Purchases", "Purchases, a year before"])
    expect(table.rows[3]).toEqual(["2026-04-01", 3, null])
  })

  it("gives money to a file in whole units, which the heading names, and all else as it is", () => {
    const points = [
      { from: "2026-01-01", value: 18_328 },
      { from: "2026-02-01", value: -5 },
    ]
    const cost = { name: "Cost", unit: "USD", points }
    const table = toFileTable(
      toChartTable([cost, { ...cost, name: "Share", unit: "%", points: [{ from: "2026-01-01", value: 0.5 }] }]),
    )
    expect(table.header).toEqual(["From", "Cost, USD", "Share"])
    expect(table.rows).toEqual([
      ["2026-01-01", "183.28", 0.5],
      ["2026-02-01", "-0.05", null],
    ])
    expect(toFileTable(toChartTable([{ ...cost, unit: "JPY" }])).rows[0]).toEqual(["2026-01-01", "18328"])
  })

  it("keeps what is running or cut apart from what is whole", () => {
    const points = [
      { from: "2026-05-23", value: 4, cut: true },
      { from: "2026-06-01", value: 9 },
      { from: "2026-07-01", value: 2, incomplete: true },
    ]
    const rows = toChartRows([{ name: "Revenue", unit: "USD", points }], false)
    expect(rows.map(({ closed }) => closed[0])).toEqual([null, 9, null])
    expect(rows.map(({ open }) => open[0])).toEqual([4, null, 2])
  })

  it("tells months from weeks and days", () => {
    expect(intervalOf(series)).toBe("month")
    const cut = ["2026-05-23", "2026-06-01", "2026-07-01"].map((from) => ({ from, value: 1 }))
    expect(intervalOf([{ name: "Revenue", unit: "USD", points: cut }])).toBe("month")
    expect(longPeriod("2026-03-02", "week")).toBe("Week of 2 Mar 2026")
  })
})

describe("spreadLabels", () => {
  it("moves labels apart and keeps their order", () => {
    expect(spreadLabels([10, 12, 11], 16, 200)).toEqual([10, 42, 26])
  })

  it("stays above the bottom", () => {
    expect(spreadLabels([195, 198], 16, 200)).toEqual([184, 200])
  })
})
