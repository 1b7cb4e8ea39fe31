import type { Ctx, Tx } from "@/lib/core/ctx"
import { inLongTransaction } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { requirePermission } from "@/lib/core/permissions"
import { buyersRows, cohortRows, scopedDays } from "@/lib/metrics/steps/customer-figures"
import { allCustomerRelations, everyDayRow, prepareRecount } from "@/lib/metrics/steps/recount-rollups"

/** A figure whose stored value is not what the ledger and the purchases give. */
export interface RollupDifference {
  table: string
  /** What the figure is of: scope, metric, day and so on, in words. */
  figure: string
  stored: bigint
  recounted: bigint
}

const mostNamed = 100

interface Table {
  name: string
  keys: string[]
  value: string
  recounted: (tx: Tx) => Prisma.Sql
}

const tables: Table[] = [
  { name: "rollup_day", keys: ["metric", "dimension", "day", "programId"], value: "value", recounted: everyDayRow },
  {
    name: "rollup_buyers",
    keys: ["metric", "grain", "bucket", "programId"],
    value: "value",
    recounted: () => buyersRows,
  },
  { name: "rollup_cohort", keys: ["cohort", "month"], value: "customers", recounted: () => cohortRows },
  {
    name: "rollup_customer",
    keys: ["customerId", "day"],
    value: "purchases",
    recounted: () => Prisma.sql`SELECT "customerId", "day", "purchases" FROM "newDays"`,
  },
]

async function differencesOf(tx: Tx, table: Table): Promise<RollupDifference[]> {
  const columns = Prisma.raw(table.keys.map((key) => `"${key}"`).join(", "))
  const words = Prisma.raw(table.keys.map((key) => `"${key}"::text`).join(", "))
  const value = Prisma.raw(`"${table.value}"`)
  return tx.db.$queryRaw<RollupDifference[]>`
    WITH ${allCustomerRelations(tx)}, ${scopedDays},
    "recounted" AS (SELECT ${columns}, ${value} AS "recounted" FROM (${table.recounted(tx)}) r),
    "stored" AS (
      SELECT ${columns}, ${value} AS "stored" FROM ${Prisma.raw(`"${table.name}"`)}
      WHERE "merchantId" = ${tx.merchantId}::uuid AND ${value} <> 0
    )
    SELECT ${table.name}::text AS "table", concat_ws(' ', ${words}) AS "figure",
           coalesce("stored", 0)::bigint AS "stored", coalesce("recounted", 0)::bigint AS "recounted"
    FROM "recounted" FULL JOIN "stored" USING (${columns})
    WHERE coalesce("stored", 0) <> coalesce("recounted", 0) LIMIT ${mostNamed}`
}

/** Names what differs between the rollups and a recount from ledger and purchases; empty when all is equal. At most 100 a table. */
export async function compareRollups(ctx: Ctx): Promise<RollupDifference[]> {
  requirePermission(ctx, "metrics:read")
  return inLongTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`SELECT 1 FROM "outbox_cursor" WHERE "subscriber" = 'rollups' FOR UPDATE`
    await prepareRecount(tx)
    const found: RollupDifference[] = []
    for (const table of tables) found.push(...(await differencesOf(tx, table)))
    return found
  })
}
