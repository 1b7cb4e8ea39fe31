import { recordAudit } from "@/lib/core/audit"
import { merchantById } from "@/lib/core/auth/merchant-facts"
import { hashPassword } from "@/lib/core/auth/password"
import { forgive } from "@/lib/core/auth/throttle"
import { type MerchantFacts, systemCtx } from "@/lib/core/ctx"
import { inGlobal, inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { sha256 } from "@/lib/core/id"
import type { ResetPasswordInput } from "@/lib/merchants/schema"

async function merchantOf(userId: string): Promise<MerchantFacts | null> {
  return inGlobal(async (db) => {
    const first = await db.membership.findFirst({ where: { userId }, orderBy: { createdAt: "asc" } })
    return first && merchantById(db, first.merchantId)
  }, userId)
}

/** Sets a new password by a mailed link, once, and signs every device of the account out. Throws `link_invalid`. */
export async function resetPassword(input: ResetPasswordInput): Promise<{ email: string }> {
  const tokenHash = sha256(input.token)
  const reset = await inGlobal((db) => db.passwordReset.findUnique({ where: { tokenHash }, select: { userId: true } }))
  const merchant = reset && (await merchantOf(reset.userId))
  if (!merchant) throw new DomainError("link_invalid")
  const { userId } = reset
  const passwordHash = await hashPassword(input.password)
  const user = await inTransaction(systemCtx(merchant, "password-reset"), async (tx) => {
    const claimed = await tx.db.passwordReset.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: tx.now } },
      data: { usedAt: tx.now },
    })
    if (claimed.count === 0) throw new DomainError("link_invalid")
    await tx.db.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: tx.now } })
    const user = await tx.db.staffUser.update({
      where: { id: userId },
      data: { passwordHash },
      select: { email: true },
    })
    await tx.db.staffSession.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: tx.now } })
    await recordAudit(tx, "staff.resetPassword", userId)
    return user
  })
  // Whoever reads the mailbox may sign in at once, however often others have tried.
  await forgive("sign-in-address", sha256(user.email.toLowerCase()))
  return user
}
