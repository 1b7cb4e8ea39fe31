import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import { atPrice } from "@/lib/programs/steps/reward-prices"
import { choiceOf, leastPointsOf } from "@/lib/rewards/domain/by-points"
import { rewardState } from "@/lib/rewards/domain/reward"
import type { OfferedReward } from "../domain/offered-reward"

export const offeredRewardSelect = {
  id: true,
  programId: true,
  name: true,
  description: true,
  terms: true,
  kind: true,
  costPoints: true,
  priceMinor: true,
  detail: true,
  stock: true,
  voucherDays: true,
  imageId: true,
  startsAt: true,
  endsAt: true,
  archivedAt: true,
} as const satisfies Prisma.RewardSelect

type Row = Prisma.RewardGetPayload<{ select: typeof offeredRewardSelect }>

export function toOfferedReward({ archivedAt, programId: _, detail, ...row }: Row, now: Date): OfferedReward {
  const choice = choiceOf({ detail })
  return {
    ...row,
    detail,
    costPoints: toJsonInteger(row.costPoints),
    leastPoints: leastPointsOf({ ...row, detail }),
    priceMinor: toJsonInteger(row.priceMinor),
    byPoints: choice && { ...choice, amountMinor: Number(Reflect.get(Object(detail), "amountMinor")) },
    stock: row.stock === null ? null : toJsonInteger(row.stock),
    state: rewardState({ ...row, archivedAt }, now),
  }
}

/** The rewards that a published program offers now or soon, the cheapest first, at most 200: its catalogue, for anybody. */
export async function listOfferedRewards(ctx: Ctx, programId: string): Promise<OfferedReward[]> {
  requirePermission(ctx, "portal:use")
  const rows = await inRead(ctx, async (tx) => {
    const found = await tx.db.reward.findMany({
      where: {
        merchantId: ctx.merchantId,
        programId,
        archivedAt: null,
        program: { status: "published" },
        OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
      },
      orderBy: [{ costPoints: "asc" }, { id: "asc" }],
      take: 200,
      select: offeredRewardSelect,
    })
    return atPrice(tx, found, ctx.now)
  })
  return rows.map((row) => toOfferedReward(row, ctx.now)).sort((a, b) => a.leastPoints - b.leastPoints)
}
