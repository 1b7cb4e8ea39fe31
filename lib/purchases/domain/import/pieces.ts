import type { ImportContext } from "./map-line"
import { lineMapper } from "./map-line"
import type { MappedLine } from "./mapped-line"

export interface FileRow {
  row: number
  cells: string[]
}

/** Neighbouring rows that belong to one purchase or return. */
export interface Fragment {
  key: string
  isReturn: boolean
  rows: FileRow[]
  lines: MappedLine[]
  /** Why nothing of the whole purchase can be recorded, and the row that is at fault. */
  problem: { row: number; reason: string } | null
}

export type Piece = { rejected: FileRow & { reason: string } } | { fragment: Fragment }

/** So many rows at most are held in memory as one. */
const longestFragment = 500

/**
 * Cuts the rows of a file into fragments and rows that are rejected alone. Rows of one purchase mostly follow each other;
 * where they do not, it has several fragments.
 */
export async function* cutPieces(
  rows: AsyncIterable<string[]>,
  context: ImportContext,
  skipRows = 0,
): AsyncGenerator<Piece> {
  const map = lineMapper(context)
  // What was bought and what was brought back may stand on one receipt, in turns.
  let open: { purchase?: Fragment; return?: Fragment } = {}
  let number = 0
  for await (const cells of rows) {
    number += 1
    if (number === 1 && context.mapping.hasHeader) continue
    if (number <= skipRows) continue
    const row = { row: number, cells }
    const mapped = map(cells, number)
    const { key, isReturn } = mapped
    if (key === null || ("problem" in mapped && mapped.alone)) {
      yield { rejected: { ...row, reason: "problem" in mapped ? mapped.problem : "" } }
      continue
    }
    const slot = isReturn ? "return" : "purchase"
    if ([open.purchase, open.return].some((one) => one && (one.key !== key || one.rows.length >= longestFragment))) {
      yield* closed(open)
      open = {}
    }
    open[slot] ??= { key, isReturn, rows: [], lines: [], problem: null }
    open[slot].rows.push(row)
    if ("line" in mapped) open[slot].lines.push(mapped.line)
    else open[slot].problem ??= { row: number, reason: mapped.problem }
  }
  yield* closed(open)
}

function* closed({ purchase, return: returned }: { purchase?: Fragment; return?: Fragment }): Generator<Piece> {
  if (purchase) yield { fragment: purchase }
  if (returned) yield { fragment: returned }
}

/** The reasons why the rows of a purchase are not recorded: the row at fault has its own. */
export function reasonsOf(
  rows: readonly FileRow[],
  problem: { row: number; reason: string },
): (FileRow & { reason: string })[] {
  return rows.map((one) => ({
    ...one,
    reason:
      one.row === problem.row
        ? problem.reason
        : `Row ${problem.row} of the same purchase cannot be read. Mend it first.`,
  }))
}
