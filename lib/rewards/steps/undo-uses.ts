import { recordAudit } from "@/lib/core/audit"
import type { Tx } from "@/lib/core/ctx"
import { emit } from "@/lib/core/outbox"
import { lockAllPaid, lockPaid } from "@/lib/ledger/steps/restore-redemption"
import { voucherExpiry } from "../domain/redemption"
import { holdPurchases } from "./hold-purchases"
import { lockRedemption } from "./lock-redemption"
import { holdRewards, type LockedReward, lockReward } from "./lock-reward"
import { takeBack } from "./take-back"

interface Use {
  redemptionId: string
  rewardId: string
  quantity: bigint
  externalId: string
}

/**
 * Undoes the use of vouchers at purchases that were returned whole: where all vouchers of a redemption were used there it is
 * taken back, else those can be used again. Returns of a part give nothing back: money is paid back first. Who was erased
 * meanwhile has nothing to get back.
 */
export async function undoUses(tx: Tx, returnIds: readonly string[]): Promise<void> {
  if (returnIds.length === 0) return
  const returns = await tx.db.purchaseReturn.findMany({
    where: { merchantId: tx.merchantId, id: { in: [...returnIds] }, isWhole: true },
    select: { purchase: { select: { externalId: true } } },
  })
  // What is about to be used at one of them is stored first, or finds that it was returned.
  await holdPurchases(
    tx,
    returns.flatMap(({ purchase }) => purchase?.externalId ?? []),
  )
  const uses = await tx.db.$queryRaw<Use[]>`
    SELECT DISTINCT d."id" AS "redemptionId", d."rewardId", d."quantity", p."externalId"
    FROM "purchase_return" r
    JOIN "purchase" p ON p."merchantId" = r."merchantId" AND p."id" = r."purchaseId"
    JOIN "voucher" v ON v."merchantId" = r."merchantId" AND v."purchaseExternalId" = p."externalId" AND v."status" = 'used'
    JOIN "redemption" d ON d."merchantId" = r."merchantId" AND d."id" = v."redemptionId"
    WHERE r."merchantId" = ${tx.merchantId}::uuid AND r."id" = ANY(${returnIds}::uuid[]) AND r."isWhole"
    ORDER BY d."id"`
  // All wallets before any reward: whoever redeems has their own and waits for the reward.
  await lockAllPaid(
    tx,
    uses.map(({ redemptionId }) => redemptionId),
  )
  await holdRewards(
    tx,
    uses.map(({ rewardId }) => rewardId),
  )
  for (const use of uses) await undoUse(tx, use)
}

async function undoUse(tx: Tx, { redemptionId, rewardId, quantity, externalId }: Use): Promise<void> {
  const paid = await lockPaid(tx, redemptionId)
  const reward = await lockReward(tx, rewardId)
  await lockRedemption(tx, redemptionId)
  const all = await tx.db.voucher.findMany({ where: { merchantId: tx.merchantId, redemptionId } })
  const here = all.filter((voucher) => voucher.status === "used" && voucher.purchaseExternalId === externalId)
  if (here.length === 0) return
  if (here.length < all.length) return reopen(tx, reward, redemptionId, here)
  const reason = `${reward.name}, as the purchase ${externalId} was returned`
  const { entryIds, restoredPoints, expiredPoints } = await takeBack(
    tx,
    { id: redemptionId, quantity },
    paid,
    reward,
    reason,
  )
  const detail = { entryIds, restoredPoints, expiredPoints, purchaseExternalId: externalId }
  await recordAudit(tx, "redemption.cancel", redemptionId, detail)
  await emit(tx, "redemption.cancelled", { redemptionId, entryIds })
}

/** Some of several: each is good again, and for as long as a new one where its day has passed. */
async function reopen(
  tx: Tx,
  reward: LockedReward,
  redemptionId: string,
  vouchers: readonly { id: string; expiresAt: Date | null }[],
): Promise<void> {
  for (const { id, expiresAt } of vouchers) {
    const passed = expiresAt !== null && expiresAt <= tx.now
    const until = passed ? voucherExpiry(tx.now, reward.voucherDays, tx.merchant.timeZone) : expiresAt
    await tx.db.voucher.updateMany({
      where: { merchantId: tx.merchantId, id },
      data: {
        status: "issued",
        usedAt: null,
        usedBy: null,
        purchaseExternalId: null,
        usedAmountMinor: null,
        expiresAt: until,
      },
    })
  }
  await tx.db.redemption.updateMany({
    where: { merchantId: tx.merchantId, id: redemptionId },
    data: { status: "issued" },
  })
  await recordAudit(tx, "voucher.reopen", redemptionId, { voucherIds: vouchers.map(({ id }) => id) })
}
