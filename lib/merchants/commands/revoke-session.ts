import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import type { RevokeSessionInput } from "@/lib/merchants/schema"

/** Signs one of the actor's own devices out, at its next request. Throws `not_found`, also for another person's. */
export async function revokeSession(ctx: Ctx, input: RevokeSessionInput): Promise<{ sessionId: string }> {
  const { actor } = ctx
  if (actor.kind !== "staff") throw new DomainError("forbidden")
  return inTransaction(ctx, async (tx) => {
    const revoked = await tx.db.staffSession.updateMany({
      where: { id: input.sessionId, userId: actor.userId, revokedAt: null },
      data: { revokedAt: tx.now },
    })
    if (revoked.count === 0) throw new DomainError("not_found")
    await recordAudit(tx, "staff.revokeSession", input.sessionId)
    return { sessionId: input.sessionId }
  })
}
