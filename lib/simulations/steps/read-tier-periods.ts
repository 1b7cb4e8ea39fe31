import type { Tx } from "@/lib/core/ctx"

interface StoredPeriod {
  tierId: string
  from: Date
  to: Date | null
}

/** The tiers that members have held and will hold by what is known, in order, by the member's id. */
export async function readTierPeriods(tx: Tx, memberIds: readonly string[]): Promise<Map<string, StoredPeriod[]>> {
  const rows = await tx.db.tierPeriod.findMany({
    where: { merchantId: tx.merchantId, memberId: { in: [...memberIds] } },
    orderBy: { fromAt: "asc" },
    select: { memberId: true, tierId: true, fromAt: true, toAt: true },
  })
  const periods = new Map<string, StoredPeriod[]>()
  for (const { memberId, tierId, fromAt, toAt } of rows) {
    const list = periods.get(memberId) ?? []
    periods.set(memberId, list)
    list.push({ tierId, from: fromAt, to: toAt })
  }
  return periods
}
