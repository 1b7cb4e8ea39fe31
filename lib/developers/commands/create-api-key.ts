import { recordAudit } from "@/lib/core/audit"
import { newApiKey } from "@/lib/core/auth/api-key"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { permissionsOfScopes, requirePermission, requirePermissions } from "@/lib/core/permissions"
import type { CreateApiKeyInput } from "@/lib/developers/schema"

/** Makes an API key; `key` is its whole text, stored nowhere and so shown once. Nobody gives more than they may do. */
export async function createApiKey(ctx: Ctx, input: CreateApiKeyInput) {
  requirePermission(ctx, "apiKeys:write")
  requirePermissions(ctx, permissionsOfScopes(input.scopes))
  return inTransaction(ctx, async (tx) => {
    const { key, prefix, secretHash } = newApiKey(ctx.merchant.slug)
    const scopes = input.scopes.includes("*") ? ["*"] : [...new Set(input.scopes)]
    const id = newId()
    await tx.db.apiKey.create({
      data: { merchantId: ctx.merchantId, id, name: input.name, prefix, secretHash, scopes, createdAt: ctx.now },
    })
    await recordAudit(tx, "apiKey.create", id, { scopes })
    return { id, name: input.name, prefix, scopes, key }
  })
}
