import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { lockPaid } from "@/lib/ledger/steps/restore-redemption"
import { requireKept } from "@/lib/members/steps/require-kept"
import { type RedemptionView, redemptionSelect, toRedemptionView } from "../queries/redemption-view"
import { lockRedemption } from "../steps/lock-redemption"
import { lockReward } from "../steps/lock-reward"
import { takeBack } from "../steps/take-back"

export interface CancelledRedemption extends RedemptionView {
  restoredPoints: number
  /** Of these, what had expired meanwhile and is gone again. */
  expiredPoints: number
}

/**
 * Takes a redemption back: each lot of every member who paid gets its points with their own expiry, the stock its units, and the
 * vouchers are void. Who was erased gets nothing back.
 * Staff only. Throws `not_found`, `customer_erased` where nobody else paid, `redemption_cancelled`, or `redemption_used` once a voucher of it was used.
 */
export async function cancelRedemption(ctx: Ctx, input: { redemptionId: string }): Promise<CancelledRedemption> {
  requirePermission(ctx, "rewards:redeem")
  if (ctx.actor.kind === "member") throw new DomainError("forbidden")
  const { redemptionId } = input
  const key = { merchantId_id: { merchantId: ctx.merchantId, id: redemptionId } }
  return inTransaction(ctx, async (tx) => {
    const found = await tx.db.redemption.findUnique({ where: key })
    if (!found) throw new DomainError("not_found")
    const paid = await lockPaid(tx, redemptionId)
    if (paid.length === 0) await requireKept(tx, found.memberId)
    const reward = await lockReward(tx, found.rewardId)
    const { status } = await lockRedemption(tx, redemptionId)
    if (status === "cancelled") throw new DomainError("redemption_cancelled")
    const vouchers = { merchantId: ctx.merchantId, redemptionId }
    const used = await tx.db.voucher.findFirst({ where: { ...vouchers, status: "used" } })
    if (used) throw new DomainError("redemption_used", usedAt(used.purchaseExternalId))
    const { entryIds, restoredPoints, expiredPoints } = await takeBack(tx, found, paid, reward, reward.name)
    const row = await tx.db.redemption.findUniqueOrThrow({ where: key, select: redemptionSelect })
    await recordAudit(tx, "redemption.cancel", redemptionId, { entryIds, restoredPoints, expiredPoints })
    await emit(tx, "redemption.cancelled", { redemptionId, entryIds })
    return {
      ...toRedemptionView(row, tx.now),
      restoredPoints: Number(restoredPoints),
      expiredPoints: Number(expiredPoints),
    }
  })
}

/** What gives the points of a used voucher back. */
function usedAt(externalId: string | null): { detail?: string } {
  if (externalId === null) return {}
  return {
    detail: `The voucher was used for the purchase ${externalId}. Return that purchase whole: this gives the points back.`,
  }
}
