import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId, newSecret } from "@/lib/core/id"
import { requirePermission, requirePermissions, rolePermissions } from "@/lib/core/permissions"
import type { InviteStaffInput } from "@/lib/merchants/schema"
import { invitationTerms, mailInvitation } from "@/lib/merchants/steps/mail-invitation"

/**
 * Invites somebody by mail; an earlier open invitation to the same address ends. Nobody invites into a role that may
 * more than they may. Throws `email_taken` when the address is on the staff already.
 */
export async function inviteStaff(ctx: Ctx, input: InviteStaffInput) {
  requirePermission(ctx, "staff:write")
  requirePermissions(ctx, rolePermissions[input.role])
  return inTransaction(ctx, async (tx) => {
    const { merchantId } = tx
    const emailKey = input.email.toLowerCase()
    const onStaff = await tx.db.membership.findFirst({
      where: { merchantId, user: { emailKey } },
      select: { id: true },
    })
    if (onStaff) throw new DomainError("email_taken", { detail: "This person is on your staff already." })
    await tx.db.staffInvitation.updateMany({
      where: { merchantId, emailKey, acceptedAt: null, revokedAt: null },
      data: { revokedAt: tx.now },
    })
    const secret = newSecret()
    const invitation = await tx.db.staffInvitation.create({
      data: {
        merchantId,
        id: newId(),
        email: input.email,
        emailKey,
        role: input.role,
        createdAt: tx.now,
        ...invitationTerms(secret, tx.now),
      },
      select: { id: true, email: true, role: true, expiresAt: true },
    })
    await mailInvitation(tx, input.email, input.role, secret)
    await recordAudit(tx, "staff.invite", invitation.id, { role: input.role })
    return invitation
  })
}
