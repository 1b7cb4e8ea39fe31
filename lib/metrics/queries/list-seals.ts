import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

export interface LedgerSealView {
  day: string
  entryCount: number
  seal: string
  sealedAt: Date
}

/** The newest sealed days of the ledger. */
export async function listSeals(ctx: Ctx, limit = 7): Promise<LedgerSealView[]> {
  requirePermission(ctx, "ledger:read")
  const seals = await inRead(ctx, (tx) =>
    tx.db.ledgerSeal.findMany({ where: { merchantId: ctx.merchantId }, orderBy: { day: "desc" }, take: limit }),
  )
  return seals.map(({ day, entryCount, seal, sealedAt }) => ({
    day: day.toISOString().slice(0, 10),
    entryCount: Number(entryCount),
    seal,
    sealedAt,
  }))
}
