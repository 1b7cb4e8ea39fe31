import type { Tx } from "@/lib/core/ctx"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { toJsonInteger } from "@/lib/core/points"
import type { VersionReward } from "../domain/definition"
import { costBeside } from "../domain/reward-cost"
import { type RewardPrice, readPrices } from "./reward-prices"

const select = {
  id: true,
  name: true,
  kind: true,
  costPoints: true,
  priceMinor: true,
  detail: true,
  startsAt: true,
  endsAt: true,
  draft: true,
} satisfies Prisma.RewardSelect

/** A reward as its row has it, and what it ever cost. */
export interface PricedReward {
  /** What it costs by its row alone. */
  reward: VersionReward
  /** In the order of recording. */
  prices: RewardPrice[]
  endsAt: Date | null
  draft: Prisma.JsonValue
}

/** The rewards of a program that are not archived, oldest first; those alone that fit `where` too. */
export async function readPricedRewards(
  tx: Tx,
  programId: string,
  where: Prisma.RewardWhereInput = {},
): Promise<PricedReward[]> {
  const own = { ...where, merchantId: tx.merchantId, programId, archivedAt: null }
  const rows = await tx.db.reward.findMany({ where: own, orderBy: { id: "asc" }, select })
  const prices = await readPrices(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ costPoints, priceMinor, detail, startsAt, endsAt, draft, ...row }) => ({
    reward: {
      ...row,
      costPoints: toJsonInteger(costPoints),
      ...costBeside({ priceMinor, detail }),
      ...(startsAt ? { startsAt: startsAt.toISOString() } : {}),
      ...(endsAt ? { endsAt: endsAt.toISOString() } : {}),
    },
    prices: prices.get(row.id) ?? [],
    endsAt,
    draft,
  }))
}
