import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"

export interface ApprovalLimit {
  programId: string
  /** Null: no file needs a second person. */
  approvalAbovePoints: number | null
}

/** Above how many points, given and taken together, a file of adjustments needs a second person. Throws `not_found`. */
export async function setApprovalLimit(ctx: Ctx, input: ApprovalLimit): Promise<ApprovalLimit> {
  requirePermission(ctx, "adjustments:approve")
  const { programId, approvalAbovePoints } = input
  return inTransaction(ctx, async (tx) => {
    const changed = await tx.db.program.updateMany({
      where: { merchantId: ctx.merchantId, id: programId },
      data: { approvalAbovePoints: approvalAbovePoints === null ? null : BigInt(approvalAbovePoints) },
    })
    if (changed.count === 0) throw new DomainError("not_found")
    await recordAudit(tx, "adjustments.limit", programId, { approvalAbovePoints })
    return input
  })
}
