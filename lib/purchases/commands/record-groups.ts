import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { assemble } from "../domain/import/assemble"
import { type ImportContext, lineMapper } from "../domain/import/map-line"
import type { MappedLine } from "../domain/import/mapped-line"
import { type FileRow, reasonsOf } from "../domain/import/pieces"
import { recordUnits, type Unit, unitOf } from "./record-units"
import { type RejectedRow, rejectRows } from "./reject-rows"

const groupsAtOnce = 1600
const rowsAtOnce = 16_000

interface Place {
  position: bigint
  rowsUpTo: bigint
}

interface StoredGroup extends Place {
  problem: string | null
  fragmentRows: bigint[]
}

interface GroupRow extends Omit<StoredGroup, "fragmentRows"> {
  /** Arrays of a row's number and its cells. */
  cells: [number, ...string[]][]
}

/** Where an import goes on: behind the last group whose rows are done. */
async function placeAfter(ctx: Ctx, importId: string, rows: number): Promise<Place> {
  const done = { merchantId: ctx.merchantId, importId, rowsUpTo: { lte: BigInt(rows) } }
  const found = await inRead(ctx, (tx) =>
    tx.db.importGroup.findFirst({
      where: done,
      select: { position: true, rowsUpTo: true },
      orderBy: { position: "desc" },
    }),
  )
  return found ?? { position: 0n, rowsUpTo: 0n }
}

/** The next groups with all their rows: at least one, and no more than fit in memory. */
async function readGroups(ctx: Ctx, importId: string, after: Place): Promise<GroupRow[]> {
  return inRead(ctx, async (tx) => {
    const found = await tx.db.$queryRaw<StoredGroup[]>`
      SELECT "position", "problem", "fragmentRows", "rowsUpTo" FROM "import_group"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "importId" = ${importId}::uuid AND "position" > ${after.position}::bigint
      ORDER BY "position" LIMIT ${groupsAtOnce}`
    const most = after.rowsUpTo + BigInt(rowsAtOnce)
    const next = found.filter((_, index) => index === 0 || (found[index - 1]?.rowsUpTo ?? 0n) < most)
    const wanted = next.flatMap(({ fragmentRows }) => fragmentRows)
    const fragments = await tx.db.$queryRaw<{ row: bigint; cells: GroupRow["cells"] }[]>`
      SELECT "row", "cells" FROM "import_fragment"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "importId" = ${importId}::uuid AND "row" = ANY(${wanted}::bigint[])`
    const cells = new Map(fragments.map((one) => [one.row, one.cells]))
    return next.map(({ fragmentRows, ...group }) => {
      return { ...group, cells: fragmentRows.flatMap((row) => cells.get(row) ?? []) }
    })
  })
}

/** Puts a group together anew, or says of each of its rows why it is not recorded. */
function readGroup(
  group: GroupRow,
  map: ReturnType<typeof lineMapper>,
  { mapping }: ImportContext,
): { unit: Unit } | { rejected: RejectedRow[] } {
  const rows = group.cells.map(([row, ...cells]): FileRow => ({ row, cells }))
  if (group.problem) return { rejected: reasonsOf(rows, JSON.parse(group.problem) as { row: number; reason: string }) }
  const lines = rows.flatMap(({ row, cells }): MappedLine[] => {
    const mapped = map(cells, row)
    return "line" in mapped ? [mapped.line] : []
  })
  const assembled = assemble(lines, mapping)
  if ("problem" in assembled) return { rejected: rows.map((row) => ({ ...row, reason: assembled.problem })) }
  return { unit: unitOf(rows, assembled) }
}

/** Records the groups of a staged import behind so many rows, in the order of time, batch by batch. */
export async function recordGroups(
  ctx: Ctx,
  importId: string,
  context: ImportContext,
  { from, progress }: { from: number; progress: (rows: number) => Promise<void> },
): Promise<void> {
  const map = lineMapper(context)
  let next = readGroups(ctx, importId, await placeAfter(ctx, importId, from))
  for (;;) {
    const groups = await next
    const last = groups.at(-1)
    if (!last) return
    // Read while these are being recorded; what goes wrong is thrown where it is waited for.
    next = readGroups(ctx, importId, last)
    next.catch(() => undefined)
    const units: Unit[] = []
    const rejected: RejectedRow[] = []
    for (const group of groups) {
      const found = readGroup(group, map, context)
      if ("unit" in found) units.push(found.unit)
      else rejected.push(...found.rejected)
    }
    for (const [unit, reason] of await recordUnits(ctx, importId, units)) {
      rejected.push(...unit.rows.map((row) => ({ ...row, reason })))
    }
    await rejectRows(ctx, importId, rejected)
    await progress(Number(last.rowsUpTo))
  }
}
