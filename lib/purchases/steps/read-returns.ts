import type { Tx } from "@/lib/core/ctx"

export interface ReturnView {
  id: string
  externalId: string
  purchaseId: string | null
  occurredAt: string
  recordedAt: string
  currency: string
  /** In the purchase's currency; the others in the merchant's. */
  amountMinor: bigint
  revenueMinor: bigint
  baseMinor: bigint
}

/** What recording a return answers, the first time and again. Points are positive. */
export interface ReturnResult {
  return: ReturnView
  /** What was taken, each by its own entry. */
  reversals: { entryId: string; programId: string; currency: string; points: bigint }[]
  /** What was due and was not there, or had expired. */
  writeOffs: { programId: string; currency: string; points: bigint }[]
}

/** Returns by their ids, or all of a purchase, in the order in which they were recorded. */
export async function readReturns(tx: Tx, by: { ids: string[] } | { purchaseId: string }): Promise<ReturnResult[]> {
  const rows = await tx.db.purchaseReturn.findMany({
    where: { merchantId: tx.merchantId, ...("ids" in by ? { id: { in: by.ids } } : by) },
    orderBy: { id: "asc" },
    select: {
      id: true,
      externalId: true,
      purchaseId: true,
      occurredAt: true,
      recordedAt: true,
      amountMinor: true,
      revenueMinor: true,
      baseMinor: true,
      purchase: { select: { currency: true } },
      reversals: {
        orderBy: { id: "asc" },
        select: { entryId: true, programId: true, currency: true, points: true, writtenOffPoints: true },
      },
    },
  })
  return rows.map(({ purchase, reversals, occurredAt, recordedAt, ...row }) => ({
    return: {
      ...row,
      occurredAt: occurredAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
      currency: purchase?.currency ?? tx.merchant.currency,
    },
    reversals: reversals.flatMap(({ entryId, programId, currency, points }) =>
      entryId === null ? [] : [{ entryId, programId, currency, points }],
    ),
    writeOffs: reversals
      .filter(({ writtenOffPoints }) => writtenOffPoints > 0n)
      .map(({ programId, currency, writtenOffPoints: points }) => ({ programId, currency, points })),
  }))
}
