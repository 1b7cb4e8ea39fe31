import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requireMember } from "../steps/require-member"

export interface SignOutMemberInput {
  /** This device, one other of the member's own, or all. */
  which: "this" | "all" | { sessionId: string }
}

/** Ends sessions of the member who asks: their cookies are worth nothing from now on. Throws `not_found`. */
export async function signOutMember(ctx: Ctx, { which }: SignOutMemberInput): Promise<{ ended: number }> {
  const { memberId, sessionId } = requireMember(ctx)
  const only = which === "this" ? { id: sessionId } : which === "all" ? {} : { id: which.sessionId }
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.portalSession.updateMany({
      where: { merchantId: ctx.merchantId, memberId, revokedAt: null, ...only },
      data: { revokedAt: tx.now },
    })
    if (count === 0 && typeof which === "object") throw new DomainError("not_found")
    await recordAudit(tx, "member.signOut", memberId, { ended: count })
    return { ended: count }
  })
}
