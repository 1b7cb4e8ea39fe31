import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import type { DayDelta, TierDelta } from "@/lib/core/outbox"
import { wholeMerchant } from "@/lib/metrics/domain/scope"
import { buyersRows, cohortRows, joinRows, memberDayRows, scopedDays } from "./customer-figures"
import { answerRows, pointsRows, purchaseRows, returnRows } from "./row-figures"

/** What a page of events tells of. */
export interface RollupChanges {
  purchaseIds: string[]
  entryIds: string[]
  memberIds: string[]
  responseIds: string[]
  returnIds: string[]
  customersSeen: DayDelta[]
  membersJoined: (DayDelta & { programId: string })[]
  tierChanges: TierDelta[]
}

/** Adds rows (programId, metric, dimension, day, value) to `rollup_day`. */
export function addDays(tx: Tx, rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "rollup_day" AS r ("merchantId", "programId", "metric", "dimension", "day", "value")
    SELECT ${tx.merchantId}::uuid, "programId", "metric", "dimension", "day", "value" FROM (${rows}) s
    ON CONFLICT ("merchantId", "programId", "metric", "dimension", "day") DO UPDATE SET "value" = r."value" + excluded."value"`
}

function addBuyers(tx: Tx): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "rollup_buyers" AS r ("merchantId", "programId", "grain", "bucket", "metric", "value")
    SELECT ${tx.merchantId}::uuid, "programId", "grain", "bucket", "metric", "value" FROM (${buyersRows}) s
    ON CONFLICT ("merchantId", "programId", "grain", "bucket", "metric") DO UPDATE SET "value" = r."value" + excluded."value"`
}

function addCohorts(tx: Tx): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "rollup_cohort" AS r ("merchantId", "cohort", "month", "customers")
    SELECT ${tx.merchantId}::uuid, "cohort", "month", "customers" FROM (${cohortRows}) s
    ON CONFLICT ("merchantId", "cohort", "month") DO UPDATE SET "customers" = r."customers" + excluded."customers"`
}

/** The tables that hold what has been counted: from `newDays` (customerId, day, purchases, revenueMinor) and `newJoins`. */
function keepCounted(tx: Tx): Prisma.Sql {
  return Prisma.sql`
    "kept_days" AS (
      INSERT INTO "rollup_customer" AS r ("merchantId", "customerId", "day", "purchases", "revenueMinor")
      SELECT ${tx.merchantId}::uuid, "customerId", "day", "purchases", "revenueMinor" FROM "newDays"
      ON CONFLICT ("merchantId", "customerId", "day") DO UPDATE
        SET "purchases" = r."purchases" + excluded."purchases", "revenueMinor" = r."revenueMinor" + excluded."revenueMinor"
    ),
    "kept_joins" AS (
      INSERT INTO "rollup_join" AS r ("merchantId", "customerId", "programId", "joinedDay")
      SELECT ${tx.merchantId}::uuid, "customerId", "programId", "joinedDay" FROM "newJoins"
      ON CONFLICT ("merchantId", "customerId", "programId") DO UPDATE SET "joinedDay" = excluded."joinedDay"
        WHERE r."joinedDay" <> excluded."joinedDay"
    )`
}

/** The sums by customer and day of the purchases and returns that the arguments select. A return is no purchase less. */
export function customerDayRows(purchases: Prisma.Sql, returns: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT "customerId", "localDay" AS "day", sum("purchases")::bigint AS "purchases", sum("revenueMinor")::bigint AS "revenueMinor"
    FROM (
      SELECT p."customerId", p."localDay", 1 AS "purchases", p."revenueMinor" FROM ${purchases} p
      UNION ALL
      SELECT t."customerId", t."localDay", 0, -t."revenueMinor" FROM ${returns} t
    ) s
    WHERE "customerId" IS NOT NULL GROUP BY "customerId", "localDay"`
}

/** Writes all that depends on single customers, in one statement; needs the relations `newDays`, `newJoins`, `days`, `joins`. */
export function writeCustomerFigures(tx: Tx, relations: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    WITH ${relations}, ${scopedDays},
    "added_days" AS (${addDays(tx, memberDayRows)}),
    "added_buyers" AS (${addBuyers(tx)}),
    ${keepCounted(tx)}
    ${addCohorts(tx)}`
}

interface Picked {
  purchases: Prisma.Sql
  returns: Prisma.Sql
}

async function touchedCustomers(tx: Tx, { purchases, returns }: Picked, memberIds: string[]): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ customerId: string }[]>`
    SELECT "customerId" FROM ${purchases} p WHERE "customerId" IS NOT NULL
    UNION
    SELECT "customerId" FROM ${returns} t WHERE "customerId" IS NOT NULL
    UNION
    SELECT "customerId" FROM "member" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${memberIds}::uuid[])`
  return rows.map(({ customerId }) => customerId)
}

async function addCustomers(tx: Tx, rows: Picked, memberIds: string[]): Promise<void> {
  const touched = Prisma.sql`ANY(${await touchedCustomers(tx, rows, memberIds)}::uuid[])`
  const relations = Prisma.sql`
    "newDays" AS MATERIALIZED (${customerDayRows(rows.purchases, rows.returns)}),
    "newJoins" AS MATERIALIZED (${joinRows(
      Prisma.sql`(SELECT * FROM "member" WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ${touched})`,
      tx.merchant.timeZone,
    )}),
    "oldDays" AS MATERIALIZED (
      SELECT "customerId", "day", "purchases", "revenueMinor" FROM "rollup_customer"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ${touched}
    ),
    "days" AS MATERIALIZED (
      SELECT -1 AS "sign", * FROM "oldDays"
      UNION ALL
      SELECT 1, "customerId", "day", sum("purchases")::bigint, sum("revenueMinor")::bigint
      FROM (SELECT * FROM "oldDays" UNION ALL SELECT * FROM "newDays") d GROUP BY "customerId", "day"
    ),
    "joins" AS MATERIALIZED (
      SELECT -1 AS "sign", "customerId", "programId", "joinedDay" FROM "rollup_join"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ${touched}
      UNION ALL
      SELECT 1, * FROM "newJoins"
    )`
  await tx.db.$executeRaw(writeCustomerFigures(tx, relations))
}

interface DayRow {
  programId: string
  metric: string
  dimension: string
  day: string
  value: number
}

function deltaRows(changes: RollupChanges): DayRow[] {
  return [
    ...changes.customersSeen.map(({ day, delta }) => ({
      programId: wholeMerchant,
      metric: "customers",
      dimension: "",
      day,
      value: delta,
    })),
    ...changes.membersJoined.map(({ programId, day, delta }) => ({
      programId,
      metric: "members",
      dimension: "",
      day,
      value: delta,
    })),
    ...changes.tierChanges.map(({ programId, tierId, day, delta }) => ({
      programId,
      metric: "membersByTier",
      dimension: tierId,
      day,
      value: delta,
    })),
  ]
}

async function addDeltas(tx: Tx, changes: RollupChanges): Promise<void> {
  const rows = deltaRows(changes)
  if (rows.length === 0) return
  await tx.db.$executeRaw(
    addDays(
      tx,
      Prisma.sql`
        SELECT "programId", "metric", "dimension", "day", sum("value")::bigint AS "value"
        FROM json_populate_recordset(NULL::"rollup_day", ${JSON.stringify(rows)}::json) GROUP BY 1, 2, 3, 4`,
    ),
  )
}

type PickedTable = "purchase" | "purchase_return" | "entry" | "posting" | "survey_response"

function picked(tx: Tx, table: PickedTable, ids: string[], column: "id" | "entryId" = "id"): Prisma.Sql {
  const [name, key] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)]
  return Prisma.sql`(SELECT * FROM ${name} WHERE "merchantId" = ${tx.merchantId}::uuid AND ${key} = ANY(${ids}::uuid[]))`
}

async function addEntries(tx: Tx, entryIds: string[]): Promise<void> {
  const entries = picked(tx, "entry", entryIds)
  await tx.db.$executeRaw(addDays(tx, pointsRows(entries, picked(tx, "posting", entryIds, "entryId"))))
}

/** Adds a page of events to the rollups, set-wise. To be called once for each event. */
export async function addToRollups(tx: Tx, changes: RollupChanges): Promise<void> {
  const { purchaseIds, returnIds, entryIds, memberIds, responseIds } = changes
  const purchases = picked(tx, "purchase", purchaseIds)
  const returns = picked(tx, "purchase_return", returnIds)
  // A merchant who has just begun is not in the planner's statistics: it takes every relation for a row or two, and a
  // nested loop over two of them would take minutes. Each is picked by its ids, so that a hash join is always quick.
  await tx.db.$executeRaw`SELECT set_config('enable_nestloop', 'off', true)`
  if (purchaseIds.length > 0) await tx.db.$executeRaw(addDays(tx, purchaseRows(purchases)))
  if (returnIds.length > 0) await tx.db.$executeRaw(addDays(tx, returnRows(returns)))
  if (purchaseIds.length + returnIds.length + memberIds.length > 0) {
    await addCustomers(tx, { purchases, returns }, memberIds)
  }
  if (entryIds.length > 0) await addEntries(tx, entryIds)
  if (responseIds.length > 0)
    await tx.db.$executeRaw(addDays(tx, answerRows(picked(tx, "survey_response", responseIds))))
  await addDeltas(tx, changes)
  await tx.db.$executeRaw`SELECT set_config('enable_nestloop', 'on', true)`
}
