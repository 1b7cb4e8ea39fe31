import { appUrl } from "@/lib/core/app-url"
import { recordAudit } from "@/lib/core/audit"
import { merchantById } from "@/lib/core/auth/merchant-facts"
import { systemCtx } from "@/lib/core/ctx"
import { inGlobal, inTransaction } from "@/lib/core/db"
import { newId, newSecret, sha256 } from "@/lib/core/id"
import { queueMail } from "@/lib/core/mail"
import type { RequestPasswordResetInput } from "@/lib/merchants/schema"

const resetMinutes = 60

async function findAccount(emailKey: string) {
  const user = await inGlobal((db) =>
    db.staffUser.findUnique({ where: { emailKey }, select: { id: true, email: true } }),
  )
  if (!user) return null
  return inGlobal(async (db) => {
    const memberships = await db.membership.findMany({ where: { userId: user.id }, orderBy: { createdAt: "asc" } })
    const [first] = memberships
    const merchant = first && (await merchantById(db, first.merchantId))
    return merchant ? { ...user, merchant, merchants: memberships.length } : null
  }, user.id)
}

/**
 * Mails a link that sets a new password, if the address has an account; answers the same when it has none.
 * Where no mail server is set, owners may hand the link on, but not into an account that works elsewhere too.
 */
export async function requestPasswordReset(input: RequestPasswordResetInput): Promise<void> {
  const account = await findAccount(input.email.toLowerCase())
  if (!account) return
  await inTransaction(systemCtx(account.merchant, "password-reset"), async (tx) => {
    const secret = newSecret()
    const expiresAt = new Date(tx.now.getTime() + resetMinutes * 60_000)
    await tx.db.passwordReset.create({
      data: { id: newId(), userId: account.id, tokenHash: sha256(secret), createdAt: tx.now, expiresAt },
    })
    await queueMail(tx, {
      purpose: account.merchants === 1 ? "staff" : "private",
      to: account.email,
      subject: "Set a new password for Regulars",
      paragraphs: [
        `Somebody, probably you, asked for a new password for ${account.email}.`,
        `The link works once, for ${resetMinutes} minutes. If it was not you, do nothing: your password stays.`,
      ],
      link: { label: "Set a new password", url: appUrl(`/new-password/${secret}`) },
    })
    await recordAudit(tx, "staff.requestPasswordReset", account.id)
  })
}
