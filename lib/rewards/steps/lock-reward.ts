import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { atPrice } from "@/lib/programs/steps/reward-prices"

export interface LockedReward {
  id: string
  programId: string
  name: string
  kind: string
  costPoints: bigint
  priceMinor: bigint
  detail: unknown
  stock: bigint | null
  voucherDays: number
  startsAt: Date | null
  endsAt: Date | null
  archivedAt: Date | null
}

const select = {
  id: true,
  programId: true,
  name: true,
  kind: true,
  costPoints: true,
  priceMinor: true,
  detail: true,
  stock: true,
  voucherDays: true,
  startsAt: true,
  endsAt: true,
  archivedAt: true,
} as const

/** A reward as it stands, at its price of now. Throws `not_found`. */
export async function readReward(tx: Tx, rewardId: string): Promise<LockedReward> {
  const reward = await tx.db.reward.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: rewardId } },
    select,
  })
  if (!reward) throw new DomainError("not_found")
  const [priced = reward] = await atPrice(tx, [reward], tx.now)
  return priced
}

/**
 * A reward as it stands, held until this transaction ends where its stock is counted. One without a limit is not held:
 * its redemptions need not wait for one another. Lock the wallet first.
 */
export async function lockReward(tx: Tx, rewardId: string): Promise<LockedReward> {
  await holdRewards(tx, [rewardId])
  return readReward(tx, rewardId)
}

/** Holds several in one order. */
export async function holdRewards(tx: Tx, rewardIds: readonly string[]): Promise<void> {
  await tx.db.$queryRaw`
    SELECT 1 FROM "reward"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${rewardIds}::uuid[]) AND "stock" IS NOT NULL
    ORDER BY "id" FOR UPDATE`
}

/** Changes what is left of a counted stock. Hold the reward's lock. */
export async function changeStock(tx: Tx, reward: LockedReward, units: bigint): Promise<void> {
  if (reward.stock === null) return
  await tx.db.reward.update({
    where: { merchantId_id: { merchantId: tx.merchantId, id: reward.id } },
    data: { stock: { increment: units } },
    select: { id: true },
  })
}
