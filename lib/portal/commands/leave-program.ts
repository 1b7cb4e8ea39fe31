import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { leaveOwnHousehold } from "@/lib/members/steps/leave-own-household"
import { requireMember } from "../steps/require-member"
import { writeConsent } from "../steps/write-consent"

/**
 * Ends the membership of the member who asks: messages stop and all devices are signed out. Points are not taken; they
 * come back with who joins again before they expire.
 */
export async function leaveProgram(ctx: Ctx): Promise<{ memberId: string }> {
  const { memberId, customerId } = requireMember(ctx)
  return inTransaction(ctx, async (tx) => {
    await leaveOwnHousehold(tx, memberId)
    await tx.db.member.update({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: memberId } },
      data: { status: "left" },
    })
    await writeConsent(tx, customerId, "email", false)
    await tx.db.portalSession.updateMany({
      where: { merchantId: ctx.merchantId, memberId, revokedAt: null },
      data: { revokedAt: tx.now },
    })
    await recordAudit(tx, "member.leave", memberId)
    return { memberId }
  })
}
