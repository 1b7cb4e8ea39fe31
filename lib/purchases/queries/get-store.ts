import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type StoreView, storeColumns } from "../steps/store-view"

/** One store. Throws `not_found`. */
export async function getStore(ctx: Ctx, { id }: { id: string }): Promise<StoreView> {
  requirePermission(ctx, "purchases:read")
  const key = { merchantId_id: { merchantId: ctx.merchantId, id } }
  const store = await inRead(ctx, (tx) => tx.db.store.findUnique({ where: key, select: storeColumns }))
  if (!store) throw new DomainError("not_found")
  return store
}
