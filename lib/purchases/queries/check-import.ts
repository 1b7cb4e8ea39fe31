import { localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { requirePermission } from "@/lib/core/permissions"
import type { ImportMapping } from "../domain/import/import-mapping"
import { mapRow } from "../domain/import/map-row"
import { readImportChunks, readRows } from "../steps/read-import-file"
import { getImportOrThrow } from "./get-import"

const mostProblems = 100

/** What recording the file would come to, found by reading all of it; nothing is written. */
export interface ImportCheck {
  rows: number
  good: number
  bad: number
  amountMinor: number
  firstDay: string | null
  lastDay: string | null
  withoutCustomer: number
  /** The first hundred rows that cannot be read. */
  problems: { row: number; cells: string[]; reason: string }[]
}

/** Reads the whole file under a mapping, and says row by row what would be refused. */
export async function checkImport(ctx: Ctx, input: { importId: string; mapping: ImportMapping }): Promise<ImportCheck> {
  requirePermission(ctx, "imports:write")
  const { sha256 } = await getImportOrThrow(ctx, input.importId)
  const context = {
    mapping: input.mapping,
    timeZone: ctx.merchant.timeZone,
    currency: ctx.merchant.currency,
    fileHash: sha256,
  }
  const check: ImportCheck = {
    rows: 0,
    good: 0,
    bad: 0,
    amountMinor: 0,
    firstDay: null,
    lastDay: null,
    withoutCustomer: 0,
    problems: [],
  }
  let skip = input.mapping.hasHeader ? 1 : 0
  let rowNumber = 0
  for await (const cells of readRows(readImportChunks(ctx, input.importId), input.mapping)) {
    rowNumber += 1
    if (skip-- > 0) continue
    check.rows += 1
    const mapped = mapRow(cells, rowNumber, context)
    if ("problem" in mapped) {
      check.bad += 1
      if (check.problems.length < mostProblems) check.problems.push({ row: rowNumber, cells, reason: mapped.problem })
      continue
    }
    check.good += 1
    check.amountMinor += mapped.purchase.amountMinor
    if (!mapped.purchase.customer) check.withoutCustomer += 1
    const day = localDay(new Date(mapped.purchase.occurredAt), ctx.merchant.timeZone)
    if (check.firstDay === null || day < check.firstDay) check.firstDay = day
    if (check.lastDay === null || day > check.lastDay) check.lastDay = day
  }
  return check
}
