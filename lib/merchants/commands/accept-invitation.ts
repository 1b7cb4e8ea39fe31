import { recordAudit } from "@/lib/core/audit"
import { hashPassword } from "@/lib/core/auth/password"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import type { AcceptInvitationInput } from "@/lib/merchants/schema"
import { addStaffUser } from "@/lib/merchants/steps/add-staff-user"
import { addMembership, claimInvitation } from "@/lib/merchants/steps/claim-invitation"

const known = "There is an account with this address already. Sign in with it, then open the link again."

/**
 * Makes an account for who was invited and puts it on the staff. The token is the right to do so.
 * Throws `invitation_invalid`, and `email_taken` when the address has an account, which joins with `joinMerchant`.
 */
export async function acceptInvitation(ctx: Ctx, input: AcceptInvitationInput): Promise<{ email: string }> {
  return inTransaction(ctx, async (tx) => {
    const { id, email, emailKey, role } = await claimInvitation(tx, input.token)
    const taken = await tx.db.staffUser.findUnique({ where: { emailKey }, select: { id: true } })
    if (taken) throw new DomainError("email_taken", { detail: known })
    const passwordHash = await hashPassword(input.password)
    const userId = await addStaffUser(tx, { email, name: input.name, passwordHash })
    await addMembership(tx, userId, role)
    await recordAudit(tx, "staff.join", userId, { invitationId: id, role })
    return { email }
  })
}
