import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { lockDraft } from "../steps/lock-draft"

/** Takes a tier out of the draft; members of a live program keep it until the draft is published. Throws `not_found`. */
export async function removeTier(
  ctx: Ctx,
  { programId, tierId }: { programId: string; tierId: string },
): Promise<{ id: string }> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    await lockDraft(tx, programId)
    const removed = await tx.db.tier.updateMany({
      where: { merchantId: tx.merchantId, id: tierId, programId, archivedAt: null },
      data: { archivedAt: tx.now },
    })
    if (removed.count === 0) throw new DomainError("not_found")
    await recordAudit(tx, "tier.remove", tierId, { programId })
    return { id: tierId }
  })
}
