import { MAX_EXACT } from "@/lib/core/points"

/** Which column of a file holds what; columns are counted from 0. */
export interface AdjustmentColumns {
  customer: number
  points: number
  /** Null: all rows have the file's reason. */
  reason: number | null
}

export interface AdjustmentLine {
  /** What the customer is known by: an id of any kind, a card, an e-mail address or a phone. */
  customer: string
  points: bigint | null
  reason: string | null
  problem: string | null
}

const headings = {
  customer: [/^(customer|member|card)/i, /e-?mail|phone|mobile|client|user|contact|account/i, /(^|[\s_-])id$/i],
  points: [/^points?$/i, /points|adjust|change|amount|delta|quantity/i],
  reason: [/^(reason|why|note)/i, /comment|description|remark/i],
} as const

/** Guesses from the headings which column holds what; the first column is the customer and the second the points where they say nothing. */
export function guessColumns(header: readonly string[]): AdjustmentColumns {
  const taken = new Set<number>()
  const find = (patterns: readonly RegExp[]): number | null => {
    for (const pattern of patterns) {
      const index = header.findIndex((name, column) => !taken.has(column) && pattern.test(name.trim()))
      if (index < 0) continue
      taken.add(index)
      return index
    }
    return null
  }
  const points = find(headings.points)
  const customer = find(headings.customer)
  const reason = find(headings.reason)
  const free = (besides: number | null) => (besides === 0 ? 1 : 0)
  return { customer: customer ?? free(points), points: points ?? (customer === 1 ? 0 : 1), reason }
}

/** Whether the first row names columns: it holds no number where the points are. */
export function hasHeading(first: readonly string[] | undefined, { points }: AdjustmentColumns): boolean {
  return first !== undefined && readPoints(first[points] ?? "") === null
}

/** Whole points with their sign; groups of thousands may be parted. Null: it is no whole number. */
export function readPoints(cell: string): bigint | null {
  const text = cell.trim().replace(/^[−–]/, "-")
  if (!/^[+-]?(\d+|\d{1,3}([,.'’\s\u00A0]\d{3})+)$/.test(text)) return null
  const points = BigInt(text.replace(/[^\d-]/g, ""))
  return points > MAX_EXACT || points < -MAX_EXACT ? null : points
}

/** Reads one line under the columns, with what is wrong with it. */
export function readLine(cells: readonly string[], columns: AdjustmentColumns): AdjustmentLine {
  const customer = (cells[columns.customer] ?? "").trim()
  const points = readPoints(cells[columns.points] ?? "")
  const reason = columns.reason === null ? null : (cells[columns.reason] ?? "").trim().slice(0, 300) || null
  const problem =
    customer === ""
      ? "No customer is named."
      : points === null
        ? "The points are not a whole number."
        : points === 0n
          ? "Zero points change nothing."
          : null
  return { customer, points: points === 0n ? null : points, reason, problem }
}
