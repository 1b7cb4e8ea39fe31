import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { readImportChunks, readRows } from "../steps/read-import-file"
import type { ImportView } from "./get-import"

export interface RejectedRow {
  row: number
  cells: string[]
  reason: string
}

const pageRows = 1000

/** What the columns of a refused row are called in the file, or their numbers where it has no heading. */
export async function readHeadings(ctx: Ctx, { id, mapping }: Pick<ImportView, "id" | "mapping">): Promise<string[]> {
  requirePermission(ctx, "imports:write")
  if (!mapping) return []
  for await (const cells of readRows(readImportChunks(ctx, id), mapping)) {
    return mapping.hasHeader ? cells : cells.map((_, index) => `column ${index + 1}`)
  }
  return []
}

/** The rows of an import that were refused, in the file's order, page by page. */
export async function* readImportRejections(ctx: Ctx, importId: string): AsyncGenerator<RejectedRow[]> {
  requirePermission(ctx, "imports:write")
  for (let after = 0n; ; ) {
    const page = await inRead(ctx, (tx) =>
      tx.db.importRejection.findMany({
        where: { merchantId: ctx.merchantId, importId, row: { gt: after } },
        orderBy: { row: "asc" },
        take: pageRows,
      }),
    )
    const last = page.at(-1)
    if (!last) return
    yield page.map(({ row, raw, reason }) => ({ row: Number(row), cells: JSON.parse(raw) as string[], reason }))
    after = last.row
  }
}
