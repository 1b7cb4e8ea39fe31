import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type RedemptionView, redemptionSelect, toRedemptionView } from "./redemption-view"

/** A redemption by id, with its vouchers. Throws `not_found`. */
export async function getRedemptionOrThrow(ctx: Ctx, redemptionId: string): Promise<RedemptionView> {
  requirePermission(ctx, "rewards:read")
  const row = await inRead(ctx, (tx) =>
    tx.db.redemption.findUnique({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: redemptionId } },
      select: redemptionSelect,
    }),
  )
  if (!row) throw new DomainError("not_found")
  requireOwnMember(ctx, row.memberId)
  return toRedemptionView(row, ctx.now)
}
