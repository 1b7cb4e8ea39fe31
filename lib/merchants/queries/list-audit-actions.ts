import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

/** Every kind of action that the audit log holds, by name. Steps from one to the next in the index, however long the log. */
export async function listAuditActions(ctx: Ctx): Promise<string[]> {
  requirePermission(ctx, "audit:read")
  const rows = await inRead(
    ctx,
    (tx) => tx.db.$queryRaw<{ action: string }[]>`
      WITH RECURSIVE step AS (
        (SELECT "action" FROM "audit_row" WHERE "merchantId" = ${tx.merchantId}::uuid ORDER BY "action" LIMIT 1)
        UNION ALL
        SELECT (SELECT "action" FROM "audit_row" WHERE "merchantId" = ${tx.merchantId}::uuid AND "action" > step."action"
                ORDER BY "action" LIMIT 1)
        FROM step WHERE step."action" IS NOT NULL
      ) SELECT "action" FROM step WHERE "action" IS NOT NULL`,
  )
  return rows.map(({ action }) => action)
}
