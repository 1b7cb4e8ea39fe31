import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"

/** Forgets a saved mapping; what was imported with it stays. Throws `not_found`. */
export async function removeSavedMapping(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  requirePermission(ctx, "imports:write")
  return inTransaction(ctx, async (tx) => {
    const removed = await tx.db.savedMapping.deleteMany({ where: { merchantId: ctx.merchantId, id } })
    if (removed.count === 0) throw new DomainError("not_found")
    await recordAudit(tx, "savedMapping.remove", id)
    return { id }
  })
}
