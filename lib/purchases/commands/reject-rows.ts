import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import type { FileRow } from "../domain/import/pieces"

export type RejectedRow = FileRow & { reason: string }

const mostAtOnce = 2000

/** Keeps rows of an import that were not recorded, with their reasons. A row that a crash lets come again is kept once. */
export async function rejectRows(ctx: Ctx, importId: string, rejected: readonly RejectedRow[]): Promise<void> {
  for (let at = 0; at < rejected.length; at += mostAtOnce) {
    const some = rejected.slice(at, at + mostAtOnce)
    await inTransaction(ctx, async (tx) => {
      const rows = some.map(({ row }) => BigInt(row))
      await tx.db.importRejection.deleteMany({ where: { merchantId: ctx.merchantId, importId, row: { in: rows } } })
      await insertRows(
        tx,
        "ImportRejection",
        some.map(({ row, cells, reason }) => ({ id: newId(), importId, row, raw: JSON.stringify(cells), reason })),
      )
    })
  }
}
