import type { Tx } from "@/lib/core/ctx"
import { keptMembers } from "@/lib/members/steps/kept-members"
import { lockOwners } from "./lock-owners"
import type { LockedWallet } from "./lock-wallet"
import { type RestoreResult, restorePoints } from "./restore-points"

/** One wallet that paid for a redemption, and by which entry. */
export interface PaidShare {
  entryId: string
  wallet: LockedWallet
}

/**
 * The wallets that paid for a redemption, locked: before the reward and the redemption are. Those of who was erased since are
 * left out: they have nothing to get back, the others have.
 */
export async function lockPaid(tx: Tx, redemptionId: string): Promise<PaidShare[]> {
  const paid = await tx.db.entry.findMany({
    where: { merchantId: tx.merchantId, redemptionId, kind: "redemption" },
    select: { id: true, memberId: true, currency: true },
    orderBy: { id: "asc" },
  })
  const memberIds = paid.map(({ memberId }) => memberId)
  const wallets = await lockOwners(tx, memberIds, paid[0]?.currency ?? "")
  const kept = await keptMembers(tx, memberIds)
  return paid.flatMap(({ id, memberId }) => {
    const wallet = wallets.get(memberId)
    return wallet && kept.has(memberId) ? [{ entryId: id, wallet }] : []
  })
}

/** Locks the wallets that paid for several redemptions together, in the one global order: before any reward of them is locked. */
export async function lockAllPaid(tx: Tx, redemptionIds: readonly string[]): Promise<void> {
  await tx.db.$queryRaw`
    SELECT w."id" FROM "wallet" w WHERE w."merchantId" = ${tx.merchantId}::uuid AND w."id" IN (
      SELECT e."walletId" FROM "entry" e WHERE e."merchantId" = ${tx.merchantId}::uuid
        AND e."redemptionId" = ANY(${redemptionIds}::uuid[]) AND e."kind" = 'redemption')
    ORDER BY w."id" FOR NO KEY UPDATE OF w`
}

/** Gives every wallet that paid its points back, each lot with its own expiry. The wallets are locked by `lockPaid`. */
export async function restoreRedemption(
  tx: Tx,
  paid: readonly PaidShare[],
  { redemptionId, reason }: { redemptionId: string; reason: string },
): Promise<RestoreResult> {
  const sum: RestoreResult = { entryIds: [], restoredPoints: 0n, expiredPoints: 0n }
  for (const { entryId, wallet } of paid) {
    const restored = await restorePoints(tx, wallet, { entryId, redemptionId, reason })
    sum.entryIds.push(...restored.entryIds)
    sum.restoredPoints += restored.restoredPoints
    sum.expiredPoints += restored.expiredPoints
  }
  return sum
}
