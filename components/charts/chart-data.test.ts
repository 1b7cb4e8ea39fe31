import { describe, expect, it } from "vitest"
import { type ChartSeries, intervalOf, longPeriod, spreadLabels, toChartRows, toChartTable } from "./chart-data"

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

  it("tells months from weeks and days", () => {
    expect(intervalOf(series)).toBe("month")
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
