import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"

/** Gives a saved mapping another name. Throws `not_found`, and `name_taken` where another has it. */
export async function renameSavedMapping(
  ctx: Ctx,
  { id, name }: { id: string; name: string },
): Promise<{ id: string; name: string }> {
  requirePermission(ctx, "imports:write")
  return inTransaction(ctx, async (tx) => {
    const changed = await tx.db.savedMapping.updateMany({
      where: { merchantId: ctx.merchantId, id, name: { not: name } },
      data: { name, updatedAt: tx.now },
    })
    if (changed.count > 0) await recordAudit(tx, "savedMapping.rename", id)
    else if (!(await tx.db.savedMapping.findFirst({ where: { merchantId: ctx.merchantId, id } }))) {
      throw new DomainError("not_found")
    }
    return { id, name }
  })
}
