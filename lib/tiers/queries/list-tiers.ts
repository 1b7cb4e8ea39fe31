import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

/** The tiers of the merchant's programs, lowest first: for choosing among them. */
export async function listTiers(ctx: Ctx): Promise<{ id: string; name: string; programId: string }[]> {
  requirePermission(ctx, "programs:read")
  return inRead(ctx, (tx) =>
    tx.db.tier.findMany({
      where: { merchantId: ctx.merchantId },
      orderBy: [{ programId: "asc" }, { rank: "asc" }],
      select: { id: true, name: true, programId: true },
    }),
  )
}
