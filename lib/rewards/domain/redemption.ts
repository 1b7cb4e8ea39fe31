import { addDays, localDay, startOfLocalDay } from "@/lib/core/calendar"
import { DomainError } from "@/lib/core/errors"
import { formatInteger, MAX_EXACT } from "@/lib/core/points"
import { amountOf, requireFitting } from "./by-points"
import { type Availability, rewardState } from "./reward"

export interface RedeemableReward extends Availability {
  costPoints: bigint
  priceMinor: bigint
  detail: unknown
}

export interface PlannedRedemption {
  points: bigint
  /** What one voucher is worth in minor units; null: the reward names no amount. */
  amountMinor: bigint | null
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
 * What is given for `quantity` units, or for a reward by points what was chosen. Throws `invalid_input` naming `points`,
 * `out_of_stock`, `reward_not_available` or `insufficient_points`.
 */
export function planRedemption(
  reward: RedeemableReward,
  wanted: { quantity?: number | undefined; points?: number | undefined },
  availablePoints: bigint,
  now: Date,
): PlannedRedemption {
  const { quantity = 1, points: chosen } = wanted
  requireAvailable(reward, quantity, now)
  requireFitting(reward, wanted)
  const points = chosen === undefined ? reward.costPoints * BigInt(quantity) : BigInt(chosen)
  if (availablePoints < points) {
    const missing = formatInteger(points - availablePoints)
    throw new DomainError("insufficient_points", {
      detail: `There are not enough points for this: ${missing} are missing.`,
    })
  }
  const amountMinor = amountOf(reward, points)
  const units = BigInt(quantity)
  if (units * (amountMinor ?? 0n) > MAX_EXACT || units * reward.priceMinor > MAX_EXACT) {
    const message = "This is worth more than can be counted exactly. Ask for less."
    throw new DomainError("invalid_input", {
      fields: [{ path: chosen ? "points" : "quantity", message }],
      detail: message,
    })
  }
  return { points, amountMinor }
}

/** The first instant at which a voucher issued at `now` no longer holds: it is good through the `days`-th local day after. */
export function voucherExpiry(now: Date, days: number, timeZone: string): Date {
  return startOfLocalDay(addDays(localDay(now, timeZone), days + 1), timeZone)
}
