import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { readVoucherCode, type VoucherStanding, voucherStanding } from "../domain/voucher"

export interface VoucherCheck {
  code: string
  standing: VoucherStanding
  expiresAt: string | null
  usedAt: string | null
  usedBy: string | null
  rewardName: string
  rewardKind: string
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
      include: { redemption: { select: { id: true, memberId: true, reward: { select: { name: true, kind: true } } } } },
    }),
  )
  if (!row) throw new DomainError("not_found")
  return {
    code: row.code,
    standing: voucherStanding(row, ctx.now),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    usedAt: row.usedAt?.toISOString() ?? null,
    usedBy: row.usedBy,
    rewardName: row.redemption.reward.name,
    rewardKind: row.redemption.reward.kind,
    memberId: row.redemption.memberId,
    redemptionId: row.redemption.id,
  }
}
