import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { wholeMerchant } from "@/lib/metrics/domain/scope"
import { answerRows, pointsRows } from "./row-figures"
import { chosenCustomers as customers } from "./segment-customers"

/**
 * The rows of `rollup_day` as the customers of one segment alone make them, (programId, metric, dimension, day, value):
 * rollups know no segments, which hold whom they hold at the moment of the question. Needs the customers chosen before it.
 */
export function segmentDayRows(tx: Tx): Prisma.Sql {
  const own = Prisma.sql`"merchantId" = ${tx.merchantId}::uuid`
  const members = Prisma.sql`(SELECT "id" FROM "member" WHERE ${own} AND "customerId" IN ${customers})`
  const of = (table: "entry" | "survey_response", column: "memberId" | "customerId", ids: Prisma.Sql) =>
    Prisma.sql`(SELECT * FROM ${Prisma.raw(`"${table}"`)} WHERE ${own} AND ${Prisma.raw(`"${column}"`)} IN ${ids})`
  return Prisma.sql`(
    ${boughtRows(tx)}
    UNION ALL ${pointsRows(of("entry", "memberId", members))}
    UNION ALL ${answerRows(of("survey_response", "customerId", customers))}
    UNION ALL ${stockRows(tx, members)}
  )`
}

/** What they bought: all of it, and what they bought as members. Returns are taken off on their own days. */
function boughtRows(tx: Tx): Prisma.Sql {
  return Prisma.sql`
    SELECT s."programId", f."metric", '' AS "dimension", s."day", sum(f."value")::bigint AS "value"
    FROM (
      SELECT ${wholeMerchant}::uuid AS "programId", "customerId", "day", "purchases", "revenueMinor" FROM "rollup_customer"
      WHERE "merchantId" = ${tx.merchantId}::uuid
      UNION ALL
      SELECT j."programId", d."customerId", d."day", d."purchases", d."revenueMinor" FROM "rollup_customer" d
      JOIN "rollup_join" j ON j."merchantId" = d."merchantId" AND j."customerId" = d."customerId" AND d."day" >= j."joinedDay"
      WHERE d."merchantId" = ${tx.merchantId}::uuid
    ) s
    CROSS JOIN LATERAL (VALUES ('purchases', s."purchases"), ('revenueMinor', s."revenueMinor")) AS f("metric", "value")
    WHERE s."customerId" IN ${customers}
    GROUP BY 1, 2, 4`
}

/** Customers by first day seen, members by joining, tiers by their periods. */
function stockRows(tx: Tx, members: Prisma.Sql): Prisma.Sql {
  const zone = tx.merchant.timeZone
  const own = Prisma.sql`"merchantId" = ${tx.merchantId}::uuid`
  const tierSteps = (column: "fromAt" | "toAt", delta: 1 | -1) => Prisma.sql`
    SELECT "programId", 'membersByTier', "tierId"::text, (${Prisma.raw(`"${column}"`)} AT TIME ZONE ${zone})::date, ${delta}::bigint
    FROM "tier_period" WHERE ${own} AND ${Prisma.raw(`"${column}"`)} IS NOT NULL AND "memberId" IN ${members}`
  return Prisma.sql`
    SELECT ${wholeMerchant}::uuid, 'customers', '', "firstSeenDay", 1::bigint FROM "customer" c
    WHERE ${own} AND "id" IN ${customers} AND NOT EXISTS (SELECT 1 FROM "customer_merge" g
      WHERE g."merchantId" = c."merchantId" AND g."fromCustomerId" = c."id")
    UNION ALL
    SELECT "programId", 'members', '', ("joinedAt" AT TIME ZONE ${zone})::date, 1 FROM "member"
    WHERE ${own} AND "status" <> 'merged' AND "customerId" IN ${customers}
    UNION ALL ${tierSteps("fromAt", 1)}
    UNION ALL ${tierSteps("toAt", -1)}`
}
