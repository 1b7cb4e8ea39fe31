import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import type { StoreInput } from "../schema-store"
import type { StoreView } from "../steps/store-view"

/** Makes a store. Throws `store_taken` where another has the externalId. */
export async function createStore(ctx: Ctx, input: StoreInput): Promise<StoreView> {
  requirePermission(ctx, "stores:write")
  return inTransaction(ctx, async (tx) => {
    const { externalId, name, timeZone = null, region = null } = input
    const store = { id: newId(), externalId, name, timeZone, region }
    await tx.db.store.create({ data: { merchantId: tx.merchantId, ...store, createdAt: tx.now } })
    await recordAudit(tx, "store.create", store.id)
    return store
  })
}
