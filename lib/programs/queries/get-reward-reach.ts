import type { Ctx } from "@/lib/core/ctx"
import { estimateEarning } from "./estimate-earning"
import { getProgramOrThrow } from "./get-program"

export type RewardReach = {
  /** False: the least, as some rules ask for more than a purchase tells. */
  exact: boolean
  /** Customers who ever bought. */
  customers: number
  /** For each cost, in the order asked: customers whose points of the whole history reach it. */
  reach: number[]
}

/** Who could ever have had a reward of each cost, by the program's draft rules over the whole history. Throws `not_found`. */
export async function getRewardReach(
  ctx: Ctx,
  { programId, costs }: { programId: string; costs: number[] },
): Promise<RewardReach> {
  const { earningRules, tiers, currency } = await getProgramOrThrow(ctx, { programId })
  const estimate = await estimateEarning(ctx, { rules: earningRules, tiers, currency: currency.code, costs })
  return { exact: estimate.exact, customers: estimate.customers, reach: estimate.reach }
}
