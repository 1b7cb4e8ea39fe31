import type { Tx } from "@/lib/core/ctx"
import type { RestoreResult } from "@/lib/ledger/steps/restore-points"
import { type PaidShare, restoreRedemption } from "@/lib/ledger/steps/restore-redemption"
import { changeStock, type LockedReward } from "./lock-reward"

interface Redemption {
  id: string
  quantity: bigint
}

/** Undoes a redemption whose wallets, reward and row are locked: points and stock come back, and its vouchers are void. */
export async function takeBack(
  tx: Tx,
  { id, quantity }: Redemption,
  paid: readonly PaidShare[],
  reward: LockedReward,
  reason: string,
): Promise<RestoreResult> {
  const restored = await restoreRedemption(tx, paid, { redemptionId: id, reason })
  await changeStock(tx, reward, quantity)
  await tx.db.voucher.updateMany({
    where: { merchantId: tx.merchantId, redemptionId: id },
    data: { status: "cancelled", usedAt: null },
  })
  await tx.db.redemption.updateMany({
    where: { merchantId: tx.merchantId, id },
    data: { status: "cancelled", cancelledAt: tx.now },
  })
  return restored
}
