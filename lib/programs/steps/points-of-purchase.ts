import { Prisma } from "@/lib/core/generated/prisma/client"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { EarningRule } from "../domain/definition"

/** What a purchase `p` earns by itself as SQL, and whether that is all that the rules would give. */
export type PointsExpression = { sql: Prisma.Sql; exact: boolean }

/**
 * Points of a stored purchase by the rules that need nothing but the purchase, floored per purchase as awarding does.
 * Rules that ask for more (conditions, limits, tiers) and multipliers are left out: then `exact` is false, and what is
 * given is the least.
 */
export function pointsOfPurchase(
  rules: readonly EarningRule[],
  tiers: readonly Tier[],
  currency: string,
): PointsExpression {
  const spendable = rules.filter(
    (rule) => !rule.paused && (rule.currency === undefined || rule.currency === currency) && givesAtOnce(rule),
  )
  const plain = spendable.filter(isPlain)
  const parts = plain.map((rule) => withinDates(rule, effectSql(rule)))
  const multiplied = tiers.some(
    ({ earningMultiplier }) => earningMultiplier !== undefined && Number(earningMultiplier) !== 1,
  )
  return {
    sql: parts.length > 0 ? Prisma.sql`(${Prisma.join(parts, " + ")})` : Prisma.sql`0::bigint`,
    exact: plain.length === spendable.length && !multiplied,
  }
}

/** Activities and days of the calendar give nothing for what was bought; joining may give with the first purchase. */
function givesAtOnce({ trigger }: EarningRule): boolean {
  return trigger === "purchase" || trigger === "signup"
}

function isPlain(rule: EarningRule): boolean {
  const { condition, limits, eligibleTiers, eligibleSegmentId, exclusiveGroup, effect, trigger } = rule
  const asksMore = limits ?? eligibleTiers ?? eligibleSegmentId ?? exclusiveGroup
  return trigger === "purchase" && effect.kind !== "multiplier" && !condition?.rules.length && asksMore === undefined
}

function effectSql({ effect }: EarningRule): Prisma.Sql {
  if (effect.kind === "perAmount") {
    return Prisma.sql`(p."baseMinor" / ${effect.perMinor}::bigint) * ${effect.points}::bigint`
  }
  if (effect.kind === "perItem") {
    return Prisma.sql`(SELECT coalesce(sum(i."quantity"), 0)::bigint FROM "purchase_item" i
      WHERE i."merchantId" = p."merchantId" AND i."purchaseId" = p."id" AND i."kind" <> 'giftCard') * ${effect.points}::bigint`
  }
  return effect.kind === "fixed" ? Prisma.sql`${effect.points}::bigint` : Prisma.sql`0::bigint`
}

function withinDates({ startsAt, endsAt }: EarningRule, points: Prisma.Sql): Prisma.Sql {
  if (startsAt === undefined && endsAt === undefined) return points
  const from = startsAt ? Prisma.sql`p."occurredAt" >= ${new Date(startsAt)}` : Prisma.sql`true`
  const to = endsAt ? Prisma.sql`p."occurredAt" < ${new Date(endsAt)}` : Prisma.sql`true`
  return Prisma.sql`CASE WHEN ${from} AND ${to} THEN ${points} ELSE 0 END`
}
