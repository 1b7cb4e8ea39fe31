import type { Tx } from "@/lib/core/ctx"
import type { GiverTier } from "../domain/gift-end"

/** The tiers of givers in their order, by the giver's id. */
export async function readGiverTiers(tx: Tx, memberIds: readonly string[]): Promise<Map<string, GiverTier[]>> {
  const tiers = new Map<string, GiverTier[]>()
  if (memberIds.length === 0) return tiers
  const rows = await tx.db.$queryRaw<(GiverTier & { memberId: string })[]>`
    SELECT "memberId", "tierId", "fromAt", "toAt" FROM "tier_period"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "memberId" = ANY(${memberIds}::uuid[]) ORDER BY "fromAt"`
  for (const { memberId, ...tier } of rows) tiers.set(memberId, [...(tiers.get(memberId) ?? []), tier])
  return tiers
}
