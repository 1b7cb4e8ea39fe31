import { apiKeyCtx, type Ctx, publicCtx } from "../ctx"
import { inTransaction } from "../db"
import { DomainError } from "../errors"
import { newSecret, sha256 } from "../id"
import { permissionsOfScopes } from "../permissions"
import { merchantBySlug } from "./merchant-facts"

const form = /^Bearer rg_([a-z0-9-]{1,63})_([0-9A-Za-z]{32,64})$/

/** A new key: the text to show once, and what is stored of it. */
export function newApiKey(merchantSlug: string): { key: string; prefix: string; secretHash: string } {
  const secret = newSecret(40)
  return {
    key: `rg_${merchantSlug}_${secret}`,
    prefix: `rg_${merchantSlug}_${secret.slice(0, 4)}`,
    secretHash: sha256(secret),
  }
}

/** The Ctx of the key in an Authorization header. Throws `unauthenticated`, the same for every reason. */
export async function apiKeyCtxOrThrow(authorization: string | null): Promise<Ctx> {
  const [, slug, secret] = form.exec(authorization ?? "") ?? []
  const merchant = slug ? await merchantBySlug(slug) : null
  if (!merchant || !secret) throw new DomainError("unauthenticated")
  const key = await inTransaction(publicCtx(merchant), async (tx) => {
    const where = { merchantId_secretHash: { merchantId: merchant.id, secretHash: sha256(secret) } }
    const found = await tx.db.apiKey.findUnique({ where })
    if (!found || found.revokedAt) return null
    const stale = !found.lastUsedAt || tx.now.getTime() - found.lastUsedAt.getTime() > 60_000
    // Under a lock of the same row many requests would wait for one another: skip when somebody else is at it.
    if (stale) {
      await tx.db.$executeRaw`
        UPDATE "api_key" SET "lastUsedAt" = ${tx.now} WHERE ("merchantId", "id") IN (
          SELECT "merchantId", "id" FROM "api_key" WHERE "merchantId" = ${merchant.id}::uuid AND "id" = ${found.id}::uuid FOR UPDATE SKIP LOCKED)`
    }
    return found
  })
  if (!key) throw new DomainError("unauthenticated")
  return apiKeyCtx(merchant, key.id, permissionsOfScopes(key.scopes))
}
