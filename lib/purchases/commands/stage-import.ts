import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { insertRows } from "@/lib/core/insert-rows"
import type { ImportContext } from "../domain/import/map-line"
import { cutPieces, type Fragment } from "../domain/import/pieces"
import { readImportChunks, readRows } from "../steps/read-import-file"
import { type RejectedRow, rejectRows } from "./reject-rows"

const rowsAtOnce = 5000

/** Forgets what was put together of an import's file. */
export async function clearStaged(ctx: Ctx, importId: string): Promise<void> {
  const where = { merchantId: ctx.merchantId, importId }
  await inTransaction(ctx, (tx) => tx.db.importGroup.deleteMany({ where }))
  await inTransaction(ctx, (tx) => tx.db.importFragment.deleteMany({ where }))
}

/** How many rows of an import are put together and wait to be recorded; null: that is not done yet. */
export async function countStaged(ctx: Ctx, importId: string): Promise<number | null> {
  const last = await inRead(ctx, (tx) =>
    tx.db.importGroup.findFirst({ where: { merchantId: ctx.merchantId, importId }, orderBy: { position: "desc" } }),
  )
  return last ? Number(last.rowsUpTo) : null
}

function fragmentRow(importId: string, { key, isReturn, rows, lines, problem }: Fragment) {
  const times = lines.map(({ at }) => Date.parse(at))
  return {
    importId,
    row: rows[0]?.row ?? 0,
    groupKey: lines[0]?.externalId ?? key,
    isReturn,
    occurredAt: times.length > 0 ? new Date(Math.min(...times)) : null,
    rowCount: rows.length,
    problem: problem ? JSON.stringify(problem) : null,
    cells: rows.map(({ row, cells }) => [row, ...cells]),
  }
}

/**
 * Reads a file whose rows must be put together, or in order: neighbours become fragments, fragments become groups in the
 * order of time. Memory stays flat: the database holds what is read. Answers how many rows wait to be recorded.
 */
export async function stageImport(
  ctx: Ctx,
  importId: string,
  context: ImportContext,
  progress: (rows: number) => Promise<void>,
): Promise<number> {
  await clearStaged(ctx, importId)
  let fragments: Fragment[] = []
  let rejected: RejectedRow[] = []
  let held = 0
  let seen = 0
  const flush = async () => {
    const rows = fragments.map((fragment) => fragmentRow(importId, fragment))
    await inTransaction(ctx, (tx) => insertRows(tx, "ImportFragment", rows))
    await rejectRows(ctx, importId, rejected)
    seen += held
    held = 0
    fragments = []
    rejected = []
    await progress(seen)
  }
  for await (const piece of cutPieces(readRows(readImportChunks(ctx, importId), context.mapping), context)) {
    if ("fragment" in piece) fragments.push(piece.fragment)
    else rejected.push(piece.rejected)
    held += "fragment" in piece ? piece.fragment.rows.length : 1
    if (held >= rowsAtOnce) await flush()
  }
  await flush()
  return groupFragments(ctx, importId, context.mapping.rows === "line")
}

/** One group for each purchase or return, numbered in the order of time, then of the file. What has no time comes last. */
async function groupFragments(ctx: Ctx, importId: string, together: boolean): Promise<number> {
  await inTransaction(
    ctx,
    (tx) => tx.db.$executeRaw`
      INSERT INTO "import_group" ("merchantId", "importId", "position", "groupKey", "isReturn", "problem", "fragmentRows", "rowsUpTo")
      SELECT ${tx.merchantId}::uuid, ${importId}::uuid, row_number() OVER by_time, "groupKey", "isReturn", "problem", "fragmentRows",
        sum("rowCount") OVER (by_time ROWS UNBOUNDED PRECEDING)
      FROM (
        SELECT "groupKey", "isReturn", min("occurredAt") AS "at", min("row") AS "first", sum("rowCount") AS "rowCount",
          (array_agg("problem" ORDER BY "row") FILTER (WHERE "problem" IS NOT NULL))[1] AS "problem",
          array_agg("row" ORDER BY "row") AS "fragmentRows"
        FROM "import_fragment" WHERE "merchantId" = ${tx.merchantId}::uuid AND "importId" = ${importId}::uuid
        GROUP BY "groupKey", "isReturn", CASE WHEN NOT ${together} THEN "row" END
      ) g
      WINDOW by_time AS (ORDER BY "at", "first")`,
  )
  return (await countStaged(ctx, importId)) ?? 0
}
