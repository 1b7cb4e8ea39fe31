import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { wholeMerchant } from "@/lib/metrics/domain/scope"
import { customerDayRows } from "./add-to-rollups"
import { joinRows, memberDayRows } from "./customer-figures"
import { answerRows, pointsRows, purchaseRows, returnRows } from "./row-figures"

/**
 * The same figures from the whole ledger, all purchases, members and tier periods. What events that still wait will bring is
 * left out, in the same snapshot, so that counting on from here is right.
 */

/** Settings of a recount's transaction: memory to sort in, and no nested loops over relations of unknown size. */
export async function prepareRecount(tx: Tx): Promise<void> {
  await tx.db.$executeRaw`SELECT set_config('work_mem', '64MB', true), set_config('enable_nestloop', 'off', true)`
}

/** The relation `waiting`: events that the rollups have not counted yet. */
export function waitingEvents(tx: Tx): Prisma.Sql {
  return Prisma.sql`
    "waiting" AS MATERIALIZED (
      SELECT o."topic", o."payload" FROM "outbox_event" o
      LEFT JOIN "outbox_cursor" c ON c."subscriber" = 'rollups'
      WHERE o."merchantId" = ${tx.merchantId}::uuid AND (c."xid" IS NULL OR (o."xid", o."id") > (c."xid", c."eventId"))
    )`
}

function waitingIds(key: "purchaseIds" | "returnIds" | "entryIds"): Prisma.Sql {
  return Prisma.sql`(SELECT i::uuid AS "id" FROM "waiting", jsonb_array_elements_text("payload" -> ${key}) AS i)`
}

const waitingResponses = Prisma.sql`(SELECT ("payload" ->> 'responseId')::uuid AS "id" FROM "waiting" WHERE "topic" = 'survey.answered')`

function counted(
  tx: Tx,
  table: "purchase" | "purchase_return" | "entry" | "survey_response",
  waiting: Prisma.Sql,
): Prisma.Sql {
  const name = Prisma.raw(`"${table}"`)
  return Prisma.sql`
    (SELECT t.* FROM ${name} t WHERE t."merchantId" = ${tx.merchantId}::uuid
       AND NOT EXISTS (SELECT 1 FROM ${waiting} w WHERE w."id" = t."id"))`
}

/** The relations that `writeCustomerFigures` needs, over all customers; `waiting` stands before them. */
export function allCustomerRelations(tx: Tx): Prisma.Sql {
  const members = Prisma.sql`(SELECT * FROM "member" WHERE "merchantId" = ${tx.merchantId}::uuid)`
  return Prisma.sql`
    ${waitingEvents(tx)},
    "newDays" AS MATERIALIZED (${customerDayRows(
      counted(tx, "purchase", waitingIds("purchaseIds")),
      counted(tx, "purchase_return", waitingIds("returnIds")),
    )}),
    "newJoins" AS MATERIALIZED (${joinRows(members, tx.merchant.timeZone)}),
    "days" AS (SELECT 1 AS "sign", "customerId", "day", "purchases", "revenueMinor" FROM "newDays"),
    "joins" AS (SELECT 1 AS "sign", * FROM "newJoins")`
}

function waitingDeltas(key: "customersSeen" | "membersJoined" | "tierChanges", metric: string): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(d ->> 'programId', ${wholeMerchant})::uuid, ${metric}::text, coalesce(d ->> 'tierId', ''), (d ->> 'day')::date, -(d ->> 'delta')::bigint
    FROM "waiting", jsonb_array_elements("payload" -> ${key}) AS d`
}

/** Customers by first day seen, members by joining, tiers by their periods; less what waiting events will bring. */
function stockRows(tx: Tx): Prisma.Sql {
  const zone = tx.merchant.timeZone
  const own = Prisma.sql`"merchantId" = ${tx.merchantId}::uuid`
  return Prisma.sql`
    SELECT ${wholeMerchant}::uuid AS "programId", 'customers' AS "metric", '' AS "dimension", "firstSeenDay" AS "day", 1::bigint AS "value"
    FROM "customer" c WHERE ${own} AND NOT EXISTS (SELECT 1 FROM "customer_merge" g
      WHERE g."merchantId" = c."merchantId" AND g."fromCustomerId" = c."id")
    UNION ALL
    SELECT "programId", 'members', '', ("joinedAt" AT TIME ZONE ${zone})::date, 1 FROM "member"
    WHERE ${own} AND "status" <> 'merged'
    UNION ALL
    SELECT "programId", 'membersByTier', "tierId"::text, ("fromAt" AT TIME ZONE ${zone})::date, 1 FROM "tier_period" WHERE ${own}
    UNION ALL
    SELECT "programId", 'membersByTier', "tierId"::text, ("toAt" AT TIME ZONE ${zone})::date, -1 FROM "tier_period"
    WHERE ${own} AND "toAt" IS NOT NULL
    UNION ALL ${waitingDeltas("customersSeen", "customers")}
    UNION ALL ${waitingDeltas("membersJoined", "members")}
    UNION ALL ${waitingDeltas("tierChanges", "membersByTier")}`
}

/** (programId, metric, dimension, day, value): every row of `rollup_day` but those of `memberDayRows`; needs `waiting`. */
export function allDayRows(tx: Tx): Prisma.Sql {
  return Prisma.sql`
    SELECT "programId", "metric", "dimension", "day", sum("value")::bigint AS "value"
    FROM (
      ${purchaseRows(counted(tx, "purchase", waitingIds("purchaseIds")))}
      UNION ALL ${returnRows(counted(tx, "purchase_return", waitingIds("returnIds")))}
      UNION ALL ${pointsRows(counted(tx, "entry", waitingIds("entryIds")))}
      UNION ALL ${answerRows(counted(tx, "survey_response", waitingResponses))}
      UNION ALL ${stockRows(tx)}
    ) f
    GROUP BY "programId", "metric", "dimension", "day" HAVING sum("value") <> 0`
}

/** All rows of `rollup_day`; needs the relations of `allCustomerRelations` and `scopedDays`. */
export function everyDayRow(tx: Tx): Prisma.Sql {
  return Prisma.sql`${allDayRows(tx)} UNION ALL ${memberDayRows}`
}
