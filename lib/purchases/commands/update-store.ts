import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { UpdateStoreInput } from "../schema-store"
import { type StoreView, storeColumns } from "../steps/store-view"

/**
 * Changes a store's name, region or time zone. Purchases recorded there keep the region and the zone they were judged by.
 * Throws `not_found`.
 */
export async function updateStore(ctx: Ctx, { id, ...change }: UpdateStoreInput): Promise<StoreView> {
  requirePermission(ctx, "stores:write")
  return inTransaction(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: tx.merchantId, id } }
    const before = await tx.db.store.findUnique({ where: key, select: storeColumns })
    if (!before) throw new DomainError("not_found")
    const store = await tx.db.store.update({ where: key, data: change, select: storeColumns })
    const { name, timeZone, region } = store
    await recordAudit(tx, "store.update", id, { name, timeZone, region })
    return store
  })
}
