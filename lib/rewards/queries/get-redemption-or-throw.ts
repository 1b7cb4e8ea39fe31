import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type RedemptionView, redemptionSelect, toRedemptionView } from "./redemption-view"

export interface RedemptionDetail extends RedemptionView {
  /** Whose points paid for it, by which entry: of a household, one for each wallet. */
  shares: { memberId: string; entryId: string; points: number }[]
}

/** A redemption by id, with its vouchers and who paid. Throws `not_found`. */
export async function getRedemptionOrThrow(ctx: Ctx, redemptionId: string): Promise<RedemptionDetail> {
  requirePermission(ctx, "rewards:read")
  return inRead(ctx, async (tx) => {
    const { merchantId } = ctx
    const row = await tx.db.redemption.findUnique({
      where: { merchantId_id: { merchantId, id: redemptionId } },
      select: redemptionSelect,
    })
    if (!row) throw new DomainError("not_found")
    requireOwnMember(ctx, row.memberId)
    const paid = await tx.db.entry.findMany({
      where: { merchantId, redemptionId, kind: "redemption" },
      select: { id: true, memberId: true, points: true },
      orderBy: { id: "asc" },
    })
    const shares = paid.map(({ id, memberId, points }) => ({ memberId, entryId: id, points: -Number(points) }))
    return { ...toRedemptionView(row, ctx.now), shares }
  })
}
