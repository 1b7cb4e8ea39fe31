import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { ImportReceipt } from "./get-import"

export interface ImportRow {
  id: string
  fileName: string
  byteSize: number
  status: string
  receipt: ImportReceipt | null
  createdAt: Date
}

/** The newest hundred imports. */
export async function listImports(ctx: Ctx): Promise<ImportRow[]> {
  requirePermission(ctx, "imports:write")
  const rows = await inRead(ctx, (tx) =>
    tx.db.import.findMany({
      where: { merchantId: ctx.merchantId, status: { not: "uploading" } },
      select: { id: true, fileName: true, byteSize: true, status: true, receipt: true, createdAt: true },
      orderBy: { id: "desc" },
      take: 100,
    }),
  )
  return rows.map((row) => ({
    ...row,
    byteSize: Number(row.byteSize),
    receipt: row.receipt as unknown as ImportReceipt | null,
  }))
}
