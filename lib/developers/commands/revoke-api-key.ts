import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { RevokeApiKeyInput } from "@/lib/developers/schema"

/** Ends an API key: its next request is refused. Throws `not_found`, also for one that was revoked before. */
export async function revokeApiKey(ctx: Ctx, input: RevokeApiKeyInput): Promise<{ id: string }> {
  requirePermission(ctx, "apiKeys:write")
  return inTransaction(ctx, async (tx) => {
    const revoked = await tx.db.apiKey.updateMany({
      where: { merchantId: tx.merchantId, id: input.apiKeyId, revokedAt: null },
      data: { revokedAt: tx.now },
    })
    if (revoked.count === 0) throw new DomainError("not_found")
    await recordAudit(tx, "apiKey.revoke", input.apiKeyId)
    return { id: input.apiKeyId }
  })
}
