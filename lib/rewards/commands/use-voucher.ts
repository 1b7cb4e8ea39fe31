import { recordAudit } from "@/lib/core/audit"
import type { Actor, Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import { readVoucherCode, requireUsable } from "../domain/voucher"
import type { UseVoucherInput } from "../schema"
import { checkUse } from "../steps/check-use"
import { holdPurchases } from "../steps/hold-purchases"
import { lockRedemption } from "../steps/lock-redemption"

export interface UsedVoucher {
  id: string
  code: string
  status: "used"
  usedAt: string
  redemptionId: string
  reward: { id: string; name: string; kind: string }
  purchaseExternalId: string | null
  /** What it took off; null: its reward names no amount. */
  amountMinor: number | null
  /** What is paid in money with it, in minor units of `moneyCurrency`. */
  priceMinor: number
  moneyCurrency: string
}

function userOf(actor: Actor): string {
  return actor.kind === "staff" ? actor.userId : actor.kind
}

const redeemedReward = {
  redemption: {
    select: {
      quantity: true,
      priceMinor: true,
      reward: { select: { id: true, name: true, kind: true, program: { select: { moneyCurrency: true } } } },
    },
  },
} as const

/**
 * Marks a voucher used, once, and keeps for which purchase: when that is returned whole, the points come back. Throws `not_found`,
 * `voucher_used`, `voucher_expired`, `voucher_cancelled`, and `invalid_input` for an amount or a purchase that does not fit.
 */
export async function useVoucher(ctx: Ctx, input: UseVoucherInput): Promise<UsedVoucher> {
  requirePermission(ctx, "vouchers:use")
  const code = readVoucherCode(input.code)
  if (!code) throw new DomainError("not_found")
  return inTransaction(ctx, async (tx) => {
    const key = { merchantId_code: { merchantId: ctx.merchantId, code } }
    const found = await tx.db.voucher.findUnique({ where: key, select: { redemptionId: true } })
    if (!found) throw new DomainError("not_found")
    if (input.purchaseExternalId !== undefined) await holdPurchases(tx, [input.purchaseExternalId])
    await lockRedemption(tx, found.redemptionId)
    const issued = await tx.db.voucher.findUniqueOrThrow({ where: key, include: redeemedReward })
    requireUsable(issued, tx.now)
    const { reward, quantity, priceMinor } = issued.redemption
    const { moneyCurrency } = reward.program
    const usedAmountMinor = await checkUse(tx, issued, input, moneyCurrency)
    const voucher = await tx.db.voucher.update({
      where: key,
      data: {
        status: "used",
        usedAt: tx.now,
        usedBy: userOf(ctx.actor),
        purchaseExternalId: input.purchaseExternalId,
        usedAmountMinor,
      },
    })
    const redemption = { merchantId: ctx.merchantId, id: voucher.redemptionId }
    const open = await tx.db.voucher.count({
      where: { merchantId: ctx.merchantId, redemptionId: voucher.redemptionId, status: "issued" },
    })
    if (open === 0) await tx.db.redemption.update({ where: { merchantId_id: redemption }, data: { status: "used" } })
    const { purchaseExternalId } = input
    const detail = { redemptionId: voucher.redemptionId, purchaseExternalId, amountMinor: usedAmountMinor }
    await recordAudit(tx, "voucher.use", voucher.id, detail)
    await emit(tx, "voucher.used", { voucherId: voucher.id, redemptionId: voucher.redemptionId })
    return {
      id: voucher.id,
      code,
      status: "used",
      usedAt: tx.now.toISOString(),
      redemptionId: voucher.redemptionId,
      reward: { id: reward.id, name: reward.name, kind: reward.kind },
      purchaseExternalId: voucher.purchaseExternalId,
      amountMinor: usedAmountMinor === null ? null : toJsonInteger(usedAmountMinor),
      priceMinor: toJsonInteger(priceMinor / quantity),
      moneyCurrency,
    }
  })
}
