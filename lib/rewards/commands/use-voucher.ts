import { recordAudit } from "@/lib/core/audit"
import type { Actor, Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { readVoucherCode, requireUsable } from "../domain/voucher"
import type { UseVoucherInput } from "../schema"
import { lockRedemption } from "../steps/lock-redemption"

export interface UsedVoucher {
  id: string
  code: string
  status: "used"
  usedAt: string
  redemptionId: string
  reward: { id: string; name: string; kind: string }
}

function userOf(actor: Actor): string {
  return actor.kind === "staff" ? actor.userId : actor.kind
}

/** Marks a voucher used, once. Throws `not_found`, `voucher_used`, `voucher_expired` or `voucher_cancelled`. */
export async function useVoucher(ctx: Ctx, input: UseVoucherInput): Promise<UsedVoucher> {
  requirePermission(ctx, "vouchers:use")
  const code = readVoucherCode(input.code)
  if (!code) throw new DomainError("not_found")
  return inTransaction(ctx, async (tx) => {
    const key = { merchantId_code: { merchantId: ctx.merchantId, code } }
    const found = await tx.db.voucher.findUnique({ where: key, select: { redemptionId: true } })
    if (!found) throw new DomainError("not_found")
    await lockRedemption(tx, found.redemptionId)
    requireUsable(await tx.db.voucher.findUniqueOrThrow({ where: key }), tx.now)
    const voucher = await tx.db.voucher.update({
      where: key,
      data: { status: "used", usedAt: tx.now, usedBy: userOf(ctx.actor), purchaseExternalId: input.purchaseExternalId },
      include: { redemption: { select: { reward: { select: { id: true, name: true, kind: true } } } } },
    })
    const redemption = { merchantId: ctx.merchantId, id: voucher.redemptionId }
    const open = await tx.db.voucher.count({
      where: { merchantId: ctx.merchantId, redemptionId: voucher.redemptionId, status: "issued" },
    })
    if (open === 0) await tx.db.redemption.update({ where: { merchantId_id: redemption }, data: { status: "used" } })
    const { purchaseExternalId, amountMinor } = input
    await recordAudit(tx, "voucher.use", voucher.id, {
      redemptionId: voucher.redemptionId,
      purchaseExternalId,
      amountMinor,
    })
    await emit(tx, "voucher.used", { voucherId: voucher.id, redemptionId: voucher.redemptionId })
    return {
      id: voucher.id,
      code,
      status: "used",
      usedAt: tx.now.toISOString(),
      redemptionId: voucher.redemptionId,
      reward: voucher.redemption.reward,
    }
  })
}
