import type { Tx } from "@/lib/core/ctx"

/** Points that a member gave to others in a calendar year of the merchant, fees not counted, and nothing that was taken back. */
export async function readGivenInYear(tx: Tx, fromMemberId: string, year: string): Promise<bigint> {
  const { _sum } = await tx.db.transfer.aggregate({
    where: {
      merchantId: tx.merchantId,
      fromMemberId,
      status: "done",
      localDay: { gte: new Date(`${year}-01-01`), lte: new Date(`${year}-12-31`) },
    },
    _sum: { points: true },
  })
  return _sum.points ?? 0n
}
