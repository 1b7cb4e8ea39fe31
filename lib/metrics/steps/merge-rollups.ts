import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { writeCustomerFigures } from "./add-to-rollups"
import { joinRows } from "./customer-figures"

/** Two customers who were counted as two, and are one. */
export interface MergedPair {
  fromCustomerId: string
  intoCustomerId: string
}

/** Counts what was counted of a customer as the other's, and both as one buyer. Looks at these two alone. */
export async function mergeRollups(tx: Tx, { fromCustomerId, intoCustomerId }: MergedPair): Promise<void> {
  const both = Prisma.sql`ANY(${[fromCustomerId, intoCustomerId]}::uuid[])`
  const from = Prisma.sql`"merchantId" = ${tx.merchantId}::uuid AND "customerId" = ${fromCustomerId}::uuid`
  const members = Prisma.sql`
    (SELECT * FROM "member" WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ${intoCustomerId}::uuid)`
  const relations = Prisma.sql`
    "newDays" AS MATERIALIZED (
      SELECT ${intoCustomerId}::uuid AS "customerId", "day", "purchases", "revenueMinor" FROM "rollup_customer" WHERE ${from}
    ),
    "newJoins" AS MATERIALIZED (${joinRows(members, tx.merchant.timeZone)}),
    "oldDays" AS MATERIALIZED (
      SELECT "customerId", "day", "purchases", "revenueMinor" FROM "rollup_customer"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ${both}
    ),
    "days" AS MATERIALIZED (
      SELECT -1 AS "sign", * FROM "oldDays"
      UNION ALL
      SELECT 1, ${intoCustomerId}::uuid, "day", sum("purchases")::bigint, sum("revenueMinor")::bigint FROM "oldDays" GROUP BY "day"
    ),
    "joins" AS MATERIALIZED (
      SELECT -1 AS "sign", "customerId", "programId", "joinedDay" FROM "rollup_join"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ${both}
      UNION ALL
      SELECT 1, * FROM "newJoins"
    )`
  await tx.db.$executeRaw(writeCustomerFigures(tx, relations))
  await tx.db.$executeRaw`DELETE FROM "rollup_customer" WHERE ${from}`
  await tx.db.$executeRaw`DELETE FROM "rollup_join" WHERE ${from}`
}
