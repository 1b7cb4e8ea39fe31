import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import { tellUse } from "../domain/tell-use"
import { readVoucherCode, type VoucherStanding, voucherStanding } from "../domain/voucher"

export interface VoucherCheck {
  code: string
  standing: VoucherStanding
  expiresAt: string | null
  usedAt: string | null
  usedBy: string | null
  /** What it is worth; null: its reward names no amount. */
  amountMinor: number | null
  /** What is paid in money beside it. */
  priceMinor: number
  moneyCurrency: string
  rewardName: string
  rewardKind: string
  /** What is to be known before it is used, a sentence each. */
  toKnow: string[]
  memberId: string
  redemptionId: string
}

/** What staff see of a voucher before they take it; changes nothing. Throws `not_found`. */
export async function getVoucherOrThrow(ctx: Ctx, typed: string): Promise<VoucherCheck> {
  requirePermission(ctx, "vouchers:use")
  const code = readVoucherCode(typed)
  if (!code) throw new DomainError("not_found")
  const row = await inRead(ctx, (tx) =>
    tx.db.voucher.findUnique({
      where: { merchantId_code: { merchantId: ctx.merchantId, code } },
      include: {
        redemption: {
          select: {
            id: true,
            memberId: true,
            quantity: true,
            priceMinor: true,
            reward: { select: { name: true, kind: true, detail: true, program: { select: { moneyCurrency: true } } } },
          },
        },
      },
    }),
  )
  if (!row) throw new DomainError("not_found")
  const { redemption } = row
  return {
    code: row.code,
    standing: voucherStanding(row, ctx.now),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    usedAt: row.usedAt?.toISOString() ?? null,
    usedBy: row.usedBy,
    amountMinor: row.amountMinor === null ? null : toJsonInteger(row.amountMinor),
    priceMinor: toJsonInteger(redemption.priceMinor / redemption.quantity),
    moneyCurrency: redemption.reward.program.moneyCurrency,
    rewardName: redemption.reward.name,
    rewardKind: redemption.reward.kind,
    toKnow: tellUse(redemption.reward, redemption.reward.program.moneyCurrency),
    memberId: redemption.memberId,
    redemptionId: redemption.id,
  }
}
