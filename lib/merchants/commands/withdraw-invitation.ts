import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { InvitationIdInput } from "@/lib/merchants/schema"

/** Ends an invitation that nobody has accepted. Throws `not_found`, `invitation_invalid` when it had ended already. */
export async function withdrawInvitation(ctx: Ctx, input: InvitationIdInput): Promise<{ id: string }> {
  requirePermission(ctx, "staff:write")
  return inTransaction(ctx, async (tx) => {
    const key = { merchantId: tx.merchantId, id: input.invitationId }
    if (!(await tx.db.staffInvitation.findUnique({ where: { merchantId_id: key }, select: { id: true } })))
      throw new DomainError("not_found")
    const changed = await tx.db.staffInvitation.updateMany({
      where: { ...key, acceptedAt: null, revokedAt: null },
      data: { revokedAt: tx.now },
    })
    if (changed.count === 0) throw new DomainError("invitation_invalid")
    await recordAudit(tx, "staff.withdrawInvitation", key.id)
    return { id: key.id }
  })
}
