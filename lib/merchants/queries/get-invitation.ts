import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { sha256 } from "@/lib/core/id"
import type { Role } from "@/lib/core/permissions"
import { splitToken } from "@/lib/merchants/domain/token"

/** What an open invitation says to whoever holds its link; null when it was used, withdrawn, has expired or never was. */
export async function getInvitation(ctx: Ctx, token: string) {
  const parts = splitToken(token)
  if (parts?.merchantSlug !== ctx.merchant.slug) return null
  const { merchantId } = ctx
  const where = { merchantId_tokenHash: { merchantId, tokenHash: sha256(parts.secret) } }
  return inRead(ctx, async (tx) => {
    const found = await tx.db.staffInvitation.findUnique({ where })
    if (!found || found.acceptedAt || found.revokedAt || found.expiresAt <= ctx.now) return null
    const account = await tx.db.staffUser.findUnique({ where: { emailKey: found.emailKey }, select: { id: true } })
    return { email: found.email, role: found.role as Role, accountId: account?.id ?? null }
  })
}
