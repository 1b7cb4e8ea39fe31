import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newSecret } from "@/lib/core/id"
import { type Role, requirePermission, requirePermissions, rolePermissions } from "@/lib/core/permissions"
import type { InvitationIdInput } from "@/lib/merchants/schema"
import { invitationTerms, mailInvitation } from "@/lib/merchants/steps/mail-invitation"

/** Sends a new link for an invitation, an expired one too; the link before it ends. Throws `invitation_invalid`. */
export async function resendInvitation(ctx: Ctx, input: InvitationIdInput): Promise<{ id: string; expiresAt: Date }> {
  requirePermission(ctx, "staff:write")
  return inTransaction(ctx, async (tx) => {
    const { merchantId } = tx
    const id = input.invitationId
    const open = await tx.db.staffInvitation.findUnique({ where: { merchantId_id: { merchantId, id } } })
    if (!open) throw new DomainError("not_found")
    const role = open.role as Role
    requirePermissions(ctx, rolePermissions[role])
    const secret = newSecret()
    const terms = invitationTerms(secret, tx.now)
    const changed = await tx.db.staffInvitation.updateMany({
      where: { merchantId, id, acceptedAt: null, revokedAt: null },
      data: terms,
    })
    if (changed.count === 0) throw new DomainError("invitation_invalid")
    await mailInvitation(tx, open.email, role, secret)
    await recordAudit(tx, "staff.resendInvitation", id)
    return { id, expiresAt: terms.expiresAt }
  })
}
