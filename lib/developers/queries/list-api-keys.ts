import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

export interface ApiKeyRow {
  id: string
  name: string
  /** How the key begins: enough to tell keys apart. */
  prefix: string
  scopes: string[]
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** The merchant's API keys, revoked ones too, the newest first. */
export async function listApiKeys(ctx: Ctx): Promise<ApiKeyRow[]> {
  requirePermission(ctx, "apiKeys:write")
  const select = {
    id: true,
    name: true,
    prefix: true,
    scopes: true,
    createdAt: true,
    lastUsedAt: true,
    revokedAt: true,
  } as const
  return inRead(ctx, (tx) =>
    tx.db.apiKey.findMany({ where: { merchantId: ctx.merchantId }, select, orderBy: { id: "desc" }, take: 500 }),
  )
}
