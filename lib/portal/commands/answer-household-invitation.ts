import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { emit } from "@/lib/core/outbox"
import { requireHouseholds } from "@/lib/ledger/steps/require-households"
import { addToHousehold, lockHousehold } from "@/lib/members/steps/household-membership"
import { ownAddressHashes } from "@/lib/members/steps/invited-address"
import { requireMember } from "../steps/require-member"

/**
 * The member who asks joins the household that they are invited to, or does not. Throws `invitation_invalid` for an invitation
 * that is not for them or not open any more, `households_not_allowed`, `household_full`, `already_in_household`.
 */
export async function answerHouseholdInvitation(
  ctx: Ctx,
  { invitationId, accept }: { invitationId: string; accept: boolean },
): Promise<{ householdId: string }> {
  const { memberId, programId } = requireMember(ctx)
  return inTransaction(ctx, async (tx) => {
    const where = {
      merchantId: ctx.merchantId,
      id: invitationId,
      addressHash: { in: await ownAddressHashes(tx, memberId) },
      status: "open",
      expiresAt: { gt: tx.now },
    }
    const found = await tx.db.householdInvitation.findFirst({ where, select: { householdId: true } })
    if (!found) throw new DomainError("invitation_invalid")
    const { householdId } = found
    const household = await lockHousehold(tx, householdId)
    // Asked once the household is locked: it may have been answered or withdrawn meanwhile.
    const status = accept ? "accepted" : "declined"
    const answered = await tx.db.householdInvitation.updateMany({ where, data: { status, decidedAt: tx.now } })
    if (answered.count === 0) throw new DomainError("invitation_invalid")
    if (accept) {
      const size = await requireHouseholds(tx, programId, "Nobody is taken into a household any more. You can decline.")
      await addToHousehold(tx, household, memberId, size)
      await emit(tx, "household.changed", { householdId, memberIds: [memberId] })
    }
    await recordAudit(tx, accept ? "household.join" : "household.decline", householdId, { memberId, invitationId })
    return { householdId }
  })
}
