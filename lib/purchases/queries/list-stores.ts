import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import type { StoreView } from "../steps/store-view"

/** The stores by name. */
export async function listStores(
  ctx: Ctx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<StoreView>> {
  requirePermission(ctx, "purchases:read")
  return inRead(ctx, async (tx) => {
    const own = Prisma.sql`"merchantId" = ${tx.merchantId}::uuid`
    const after = cursor
      ? Prisma.sql`AND ("name", "id") > (SELECT "name", "id" FROM "store" WHERE ${own} AND "id" = ${cursor}::uuid)`
      : Prisma.empty
    const stores = await tx.db.$queryRaw<StoreView[]>`
      SELECT "id", "externalId", "name", "timeZone", "region" FROM "store" WHERE ${own} ${after}
      ORDER BY "name", "id" LIMIT ${limit + 1}`
    return toPage(stores, limit)
  })
}
