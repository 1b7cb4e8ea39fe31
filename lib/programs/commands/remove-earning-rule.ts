import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { lockDraft } from "../steps/lock-draft"

/** Takes a rule out of the draft; a live program earns by it until the draft is published. Throws `not_found`. */
export async function removeEarningRule(
  ctx: Ctx,
  { programId, ruleId }: { programId: string; ruleId: string },
): Promise<{ id: string }> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    await lockDraft(tx, programId)
    const removed = await tx.db.earningRule.deleteMany({ where: { merchantId: tx.merchantId, id: ruleId, programId } })
    if (removed.count === 0) throw new DomainError("not_found")
    await recordAudit(tx, "earningRule.remove", ruleId, { programId })
    return { id: ruleId }
  })
}
