import type { Ctx } from "@/lib/core/ctx"
import { assemble } from "../domain/import/assemble"
import type { ImportMapping } from "../domain/import/import-mapping"
import { lineMapper } from "../domain/import/map-line"
import { readImportChunks, readRows } from "./read-import-file"

/** How many rows a file has, and whether any can be read as a purchase. After the first that can, they are only counted. */
export async function countImportRows(
  ctx: Ctx,
  { id, sha256 }: { id: string; sha256: string },
  mapping: ImportMapping,
): Promise<{ rows: number; readable: boolean }> {
  const { timeZone, currency } = ctx.merchant
  const map = lineMapper({ mapping, timeZone, currency, fileHash: sha256 })
  let rows = mapping.hasHeader ? -1 : 0
  let readable = false
  for await (const cells of readRows(readImportChunks(ctx, id), mapping)) {
    rows += 1
    if (rows <= 0 || readable) continue
    const mapped = map(cells, rows)
    readable = "line" in mapped && !("problem" in assemble([mapped.line], mapping))
  }
  return { rows: Math.max(0, rows), readable }
}
