import { recordAudit } from "@/lib/core/audit"
import { hashPassword, verifyPassword } from "@/lib/core/auth/password"
import { throttle } from "@/lib/core/auth/throttle"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import type { ChangePasswordInput } from "@/lib/merchants/schema"

const wrong = { path: "currentPassword", message: "This is not your present password." }

/**
 * Gives the signed-in staff user a new password and signs their other devices out.
 * Throws `forbidden` for any other actor, `wrong_credentials`, `too_many_requests`.
 */
export async function changePassword(ctx: Ctx, input: ChangePasswordInput): Promise<{ signedOut: number }> {
  const { actor } = ctx
  if (actor.kind !== "staff") throw new DomainError("forbidden")
  await throttle("password-change", actor.userId)
  return inTransaction(ctx, async (tx) => {
    const where = { id: actor.userId }
    const user = await tx.db.staffUser.findUnique({ where, select: { passwordHash: true } })
    if (!(await verifyPassword(user?.passwordHash, input.currentPassword)))
      throw new DomainError("wrong_credentials", { detail: wrong.message, fields: [wrong] })
    await tx.db.staffUser.update({ where, data: { passwordHash: await hashPassword(input.newPassword) } })
    const others = await tx.db.staffSession.updateMany({
      where: { userId: actor.userId, id: { not: actor.sessionId }, revokedAt: null, expiresAt: { gt: tx.now } },
      data: { revokedAt: tx.now },
    })
    await recordAudit(tx, "staff.changePassword", actor.userId)
    return { signedOut: others.count }
  })
}
