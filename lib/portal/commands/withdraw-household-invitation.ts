import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requireHead } from "../steps/require-head"
import { requireMember } from "../steps/require-member"

/** Takes an open invitation of one's household back. Throws `not_in_household`, `forbidden`, `invitation_invalid`. */
export async function withdrawHouseholdInvitation(
  ctx: Ctx,
  { invitationId }: { invitationId: string },
): Promise<{ invitationId: string }> {
  const { memberId } = requireMember(ctx)
  return inTransaction(ctx, async (tx) => {
    const { id: householdId } = await requireHead(tx, memberId)
    const withdrawn = await tx.db.householdInvitation.updateMany({
      where: { merchantId: ctx.merchantId, id: invitationId, householdId, status: "open" },
      data: { status: "withdrawn", decidedAt: tx.now },
    })
    if (withdrawn.count === 0) throw new DomainError("invitation_invalid")
    await recordAudit(tx, "household.withdrawInvitation", householdId, { invitationId })
    return { invitationId }
  })
}
