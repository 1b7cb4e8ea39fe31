import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { atPrice } from "@/lib/programs/steps/reward-prices"
import { type RewardView, rewardSelect, toRewardView } from "./reward-view"

interface ListRewardsInput {
  programId: string
  limit: number
  cursor?: string | undefined
  /** Only what can be had now: within its dates, in stock, not archived. */
  live?: boolean | undefined
  archived?: boolean | undefined
}

function liveAt(now: Date): Prisma.RewardWhereInput {
  return {
    archivedAt: null,
    AND: [
      { OR: [{ startsAt: null }, { startsAt: { lte: now } }] },
      { OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
      { OR: [{ stock: null }, { stock: { gt: 0 } }] },
    ],
  }
}

/** A program's rewards at their price of now, oldest first; archived ones only when asked for. Throws `not_found` for an unknown program. */
export async function listRewards(ctx: Ctx, input: ListRewardsInput): Promise<Page<RewardView>> {
  requirePermission(ctx, "rewards:read")
  const { programId, limit, cursor, live, archived } = input
  const rows = await inRead(ctx, async (tx) => {
    const program = await tx.db.program.count({ where: { merchantId: ctx.merchantId, id: programId } })
    if (program === 0) throw new DomainError("not_found")
    const found = await tx.db.reward.findMany({
      where: {
        merchantId: ctx.merchantId,
        programId,
        ...(cursor ? { id: { gt: cursor } } : {}),
        ...(live ? liveAt(ctx.now) : { archivedAt: archived ? { not: null } : null }),
      },
      orderBy: { id: "asc" },
      take: limit + 1,
      select: rewardSelect,
    })
    return atPrice(tx, found, ctx.now)
  })
  return toPage(rows.map(toRewardView), limit)
}
