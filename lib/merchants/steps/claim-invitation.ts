import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { newId, sha256 } from "@/lib/core/id"
import { splitToken } from "@/lib/merchants/domain/token"

/** Uses an invitation up, so that of two who open it at once one gets in. Throws `invitation_invalid`. */
export async function claimInvitation(tx: Tx, token: string) {
  const parts = splitToken(token)
  if (parts?.merchantSlug !== tx.merchant.slug) throw new DomainError("invitation_invalid")
  const tokenHash = sha256(parts.secret)
  const claimed = await tx.db.staffInvitation.updateMany({
    where: { merchantId: tx.merchantId, tokenHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: tx.now } },
    data: { acceptedAt: tx.now },
  })
  const where = { merchantId_tokenHash: { merchantId: tx.merchantId, tokenHash } }
  const invitation = claimed.count === 1 ? await tx.db.staffInvitation.findUnique({ where }) : null
  if (!invitation) throw new DomainError("invitation_invalid")
  return invitation
}

/** Makes the invited user one of the merchant's staff. */
export async function addMembership(tx: Tx, userId: string, role: string): Promise<void> {
  await tx.db.membership.create({
    data: { merchantId: tx.merchantId, id: newId(), userId, role, createdAt: tx.now },
  })
}
