import type { Tx } from "@/lib/core/ctx"
import type { Prisma } from "@/lib/core/generated/prisma/client"

export interface TierCreditView {
  id: string
  memberId: string
  externalId: string
  metric: string
  amount: bigint
  occurredAt: string
  recordedAt: string
  localDay: string
  source: string
  reason: string
  createdBy: string
}

/** A credit towards tiers, or null. */
export async function readTierCredit(tx: Tx, where: Prisma.TierCreditWhereInput): Promise<TierCreditView | null> {
  const row = await tx.db.tierCredit.findFirst({
    where: { ...where, merchantId: tx.merchantId },
    omit: { merchantId: true, programId: true },
  })
  if (!row) return null
  return {
    ...row,
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    localDay: row.localDay.toISOString().slice(0, 10),
  }
}
