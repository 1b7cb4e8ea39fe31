import type { DemoCustomer } from "./customers"
import type { DemoPurchase } from "./purchases"
import type { Random } from "./random"
import { rewards } from "./rewards"

/** A member spends points on a reward; the voucher is used, given back or kept. */
export interface DemoRedemption {
  customer: number
  /** Index into the rewards. */
  reward: number
  at: Date
  usedAt: Date | null
  cancelledAt: Date | null
}

const minuteMs = 60_000

/**
 * Who redeems what, when, in order. The points counted here are fewer than those earned (whole dollars of each line,
 * without multipliers), so that what is planned can be paid.
 */
export function makeRedemptions(
  random: Random,
  customers: readonly DemoCustomer[],
  purchases: readonly DemoPurchase[],
  until: Date,
): DemoRedemption[] {
  const points = new Map<number, number>()
  const waiting = new Map<number, DemoRedemption>()
  const planned: DemoRedemption[] = []
  for (const purchase of purchases) {
    const { customer } = purchase
    const patience = customer === null ? null : customers[customer]?.patiencePoints
    if (customer === null || patience === null || patience === undefined) continue
    const kept = waiting.get(customer)
    if (kept) {
      // What was taken along is handed in at the next visit.
      kept.usedAt = new Date(purchase.at.getTime() + minuteMs)
      waiting.delete(customer)
    }
    const had = (points.get(customer) ?? 0) + earned(purchase)
    const redemption = had < patience ? null : redeem(random, customer, purchase, had)
    points.set(customer, redemption ? had - (rewards[redemption.reward]?.costPoints ?? 0) : had)
    if (!redemption || redemption.at > until) continue
    planned.push(redemption)
    if (!redemption.usedAt && !redemption.cancelledAt && random.chance(0.85)) waiting.set(customer, redemption)
  }
  const inTime = (at: Date | null) => (at && at <= until ? at : null)
  return planned
    .map((one) => ({ ...one, usedAt: inTime(one.usedAt), cancelledAt: inTime(one.cancelledAt) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

function earned({ body }: DemoPurchase): number {
  const goods = (body.items ?? []).filter(({ kind }) => kind === "goods")
  return goods.reduce((total, { amountMinor }) => total + Math.floor(amountMinor / 100), 0) * 10
}

function redeem(random: Random, customer: number, { at, body }: DemoPurchase, had: number): DemoRedemption | null {
  const within = rewards.flatMap(({ costPoints, chosen }, index) =>
    costPoints <= had ? [[index, chosen] as const] : [],
  )
  if (within.length === 0) return null
  const reward = random.weighted(within)
  const when = new Date(at.getTime() + random.int(1, 3) * minuteMs)
  const atCounter = body.storeId !== undefined && rewards[reward]?.atCounter === true && random.chance(0.7)
  const regretted = !atCounter && random.chance(0.03)
  return {
    customer,
    reward,
    at: when,
    usedAt: atCounter ? new Date(when.getTime() + random.int(1, 4) * minuteMs) : null,
    cancelledAt: regretted ? new Date(when.getTime() + random.int(20, 200) * minuteMs) : null,
  }
}
