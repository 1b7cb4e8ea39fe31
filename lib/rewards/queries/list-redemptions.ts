import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type RedemptionView, redemptionSelect, toRedemptionView } from "./redemption-view"

interface ListRedemptionsInput {
  memberId?: string | undefined
  rewardId?: string | undefined
  status?: "issued" | "used" | "cancelled" | undefined
  limit: number
  cursor?: string | undefined
}

/** Redemptions, newest first, of a member, of a reward, or all. Throws `not_found` for an unknown member. */
export async function listRedemptions(ctx: Ctx, input: ListRedemptionsInput): Promise<Page<RedemptionView>> {
  requirePermission(ctx, "rewards:read")
  const memberId = ctx.actor.kind === "member" ? (input.memberId ?? ctx.actor.memberId) : input.memberId
  if (memberId) requireOwnMember(ctx, memberId)
  const rows = await inRead(ctx, async (tx) => {
    if (memberId && (await tx.db.member.count({ where: { merchantId: ctx.merchantId, id: memberId } })) === 0) {
      throw new DomainError("not_found")
    }
    return tx.db.redemption.findMany({
      where: {
        merchantId: ctx.merchantId,
        memberId,
        rewardId: input.rewardId,
        status: input.status,
        ...(input.cursor ? { id: { lt: input.cursor } } : {}),
      },
      orderBy: { id: "desc" },
      take: input.limit + 1,
      select: redemptionSelect,
    })
  })
  return toPage(
    rows.map((row) => toRedemptionView(row, ctx.now)),
    input.limit,
  )
}
