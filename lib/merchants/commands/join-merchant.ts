import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { addMembership, claimInvitation } from "@/lib/merchants/steps/claim-invitation"

/**
 * Puts a signed-in staff user, who was invited, on this merchant's staff. `userId` is the session's, never the browser's
 * word. Throws `unauthenticated`, `invitation_invalid`, `forbidden` when the invitation is for another address.
 */
export async function joinMerchant(ctx: Ctx, input: { token: string; userId: string | undefined }) {
  const { token, userId } = input
  if (!userId) throw new DomainError("unauthenticated")
  return inTransaction(ctx, async (tx) => {
    const { id, emailKey, role } = await claimInvitation(tx, token)
    const user = await tx.db.staffUser.findUnique({ where: { id: userId }, select: { emailKey: true } })
    if (user?.emailKey !== emailKey)
      throw new DomainError("forbidden", {
        detail: "The invitation is for another e-mail address. Sign in with that one.",
      })
    await addMembership(tx, userId, role)
    await recordAudit(tx, "staff.join", userId, { invitationId: id, role })
    return { slug: tx.merchant.slug }
  })
}
