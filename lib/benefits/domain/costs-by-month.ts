import { addMonths, type Day, startOfMonth } from "@/lib/core/calendar"

/** Uses of one benefit in one month, those taken back left out. */
export type MonthRow = {
  benefitId: string
  kind: string
  month: Day
  uses: bigint
  costMinor: bigint
  uncosted: bigint
}

export type MonthCost = { month: Day; uses: bigint; costMinor: bigint }

export type BenefitCost = {
  benefitId: string
  kind: string
  uses: bigint
  costMinor: bigint
  /** Uses whose cost is not known: they are in `uses` and not in `costMinor`. */
  uncosted: bigint
  months: MonthCost[]
}

/** The first days of the months that a range of days touches. */
export function monthsOf(from: Day, to: Day): Day[] {
  const months: Day[] = []
  for (let month = startOfMonth(from); month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}

/** Sums rows to one line for each benefit, the dearest first, with every month of the range. */
export function costsByMonth(rows: readonly MonthRow[], from: Day, to: Day): BenefitCost[] {
  const months = monthsOf(from, to)
  const ids = [...new Set(rows.map(({ benefitId }) => benefitId))]
  const costs = ids.map((benefitId): BenefitCost => {
    const own = rows.filter((row) => row.benefitId === benefitId)
    return {
      benefitId,
      kind: own[0]?.kind ?? "note",
      uses: sum(own, "uses"),
      costMinor: sum(own, "costMinor"),
      uncosted: sum(own, "uncosted"),
      months: months.map((month) => {
        const inMonth = own.filter((row) => row.month === month)
        return { month, uses: sum(inMonth, "uses"), costMinor: sum(inMonth, "costMinor") }
      }),
    }
  })
  return costs.sort((a, b) =>
    a.costMinor === b.costMinor ? Number(b.uses - a.uses) : a.costMinor < b.costMinor ? 1 : -1,
  )
}

function sum(rows: readonly MonthRow[], of: "uses" | "costMinor" | "uncosted"): bigint {
  return rows.reduce((total, row) => total + row[of], 0n)
}
