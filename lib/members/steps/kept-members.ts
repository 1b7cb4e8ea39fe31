import type { Tx } from "@/lib/core/ctx"

/** Of members, those who were not erased. Ask once their wallets are locked: an erasure locks them first. */
export async function keptMembers(tx: Tx, memberIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.db.member.findMany({
    where: { merchantId: tx.merchantId, id: { in: [...memberIds] }, customer: { erasedAt: null } },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}
