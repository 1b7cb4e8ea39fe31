import { addDays, localDay, startOfLocalDay } from "@/lib/core/calendar"
import { DomainError } from "@/lib/core/errors"
import { formatInteger } from "@/lib/core/points"
import { type Availability, rewardState } from "./reward"

export interface RedeemableReward extends Availability {
  costPoints: bigint
}

const refusals = {
  upcoming: "This reward cannot be redeemed yet.",
  ended: "This reward has ended.",
  archived: "This reward is not offered any more.",
} as const

/** Throws `out_of_stock` or `reward_not_available` unless `quantity` units can be had at `now`. */
export function requireAvailable(reward: Availability, quantity: number, now: Date): void {
  const state = rewardState(reward, now)
  if (state === "outOfStock" || (reward.stock !== null && reward.stock < BigInt(quantity))) {
    throw new DomainError("out_of_stock")
  }
  if (state !== "live") throw new DomainError("reward_not_available", { detail: refusals[state] })
}

/**
 * What `quantity` units cost, in points. Throws `out_of_stock`, `reward_not_available` or `insufficient_points`.
 */
export function planRedemption(
  reward: RedeemableReward,
  quantity: number,
  availablePoints: bigint,
  now: Date,
): { points: bigint } {
  requireAvailable(reward, quantity, now)
  const points = reward.costPoints * BigInt(quantity)
  if (availablePoints < points) {
    const missing = formatInteger(points - availablePoints)
    throw new DomainError("insufficient_points", {
      detail: `There are not enough points for this: ${missing} are missing.`,
    })
  }
  return { points }
}

/** The first instant at which a voucher issued at `now` no longer holds: it is good through the `days`-th local day after. */
export function voucherExpiry(now: Date, days: number, timeZone: string): Date {
  return startOfLocalDay(addDays(localDay(now, timeZone), days + 1), timeZone)
}
