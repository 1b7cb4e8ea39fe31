import { randomBytes } from "node:crypto"
import { type Ctx, type MerchantFacts, staffCtx } from "@/lib/core/ctx"
import { inGlobal, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import type { Role } from "@/lib/core/permissions"
import type { EarningRuleInput } from "@/lib/programs/schema"
import type { TierInput } from "@/lib/tiers/schema"

export const now = new Date("2026-03-01T12:00:00Z")

/** A merchant of its own and a Ctx of one of its staff. */
export async function makeMerchant(role: Role = "owner"): Promise<Ctx> {
  const slug = `m-${randomBytes(4).toString("hex")}`
  const merchant: MerchantFacts = {
    id: newId(),
    slug,
    name: slug,
    timeZone: "America/New_York",
    currency: "USD",
    accent: "#0F766E",
    isDemo: false,
  }
  await inGlobal((db) => db.merchant.create({ data: merchant }))
  return staffOf(merchant, role)
}

export function staffOf(merchant: MerchantFacts, role: Role): Ctx {
  const actor = {
    kind: "staff",
    userId: newId(),
    sessionId: newId(),
    role,
    name: role,
    email: "a@example.com",
  } as const
  return staffCtx(merchant, actor, now)
}

export const program = {
  name: "Club",
  slug: "club",
  currency: { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
  moneyCurrency: "USD",
  joinPolicy: "everyone" as const,
}

export const pointPerDollar: EarningRuleInput = {
  name: "Spend",
  trigger: "purchase",
  effect: { kind: "perAmount", points: 1, perMinor: 100 },
}

export function tier(name: string, rank: number, threshold: number): TierInput {
  return {
    name,
    rank,
    qualification: { metric: "spendMinor", threshold, window: "rolling365" },
    downgrade: "toEligible",
  }
}

/** Writes purchases of customers as the write path leaves them, without awards: [customer, day, base in cents]. */
export async function writeHistory(
  ctx: Ctx,
  rows: [customer: string, day: string, baseMinor: number][],
): Promise<void> {
  const customers = new Map(rows.map(([name]) => [name, newId()]))
  const purchases = rows.map(([name, day, baseMinor], index) => ({
    id: newId(),
    externalId: `${name}-${index}`,
    customerId: customers.get(name),
    occurredAt: `${day}T17:00:00Z`,
    recordedAt: now.toISOString(),
    localDay: day,
    currency: "USD",
    amountMinor: baseMinor,
    taxMinor: 0,
    shippingMinor: 0,
    discountMinor: 0,
    paidWithPointsMinor: 0,
    taxIncluded: false,
    baseMinor,
    revenueMinor: baseMinor,
  }))
  await inTransaction(ctx, async (tx) => {
    const known = [...customers].map(([name, id]) => {
      const own = rows.filter(([one]) => one === name)
      const spendMinor = own.reduce((sum, [, , base]) => sum + base, 0)
      return {
        id,
        externalId: name,
        createdAt: now.toISOString(),
        firstSeenDay: own[0]?.[1],
        firstPurchaseAt: `${own[0]?.[1]}T17:00:00Z`,
        lastPurchaseAt: `${own.at(-1)?.[1]}T17:00:00Z`,
        purchaseCount: own.length,
        spendMinor,
        revenueMinor: spendMinor,
      }
    })
    await insertRows(tx, "Customer", known)
    await insertRows(tx, "Purchase", purchases)
    const days = purchases.map(({ customerId, localDay, baseMinor }) => ({
      customerId,
      day: localDay,
      purchases: 1,
      spendMinor: baseMinor,
      revenueMinor: baseMinor,
    }))
    await insertRows(tx, "CustomerDay", days)
  })
}
