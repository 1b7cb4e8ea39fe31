import type { Condition } from "@/lib/conditions/domain/condition"
import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { segmentFilter } from "./segment-filter"

export interface SegmentCustomer {
  id: string
  /** The first membership that the customer still has; null: no member. */
  memberId: string | null
  externalId: string | null
  email: string | null
  phone: string | null
  firstName: string | null
  lastName: string | null
  purchaseCount: number
  /** In the merchant's currency. */
  spendMinor: number
  lastPurchaseAt: Date | null
}

type Row = Omit<SegmentCustomer, "purchaseCount" | "spendMinor"> & { purchaseCount: bigint; spendMinor: bigint }

/** Customers that a condition holds for, in the order of their ids, after `cursor`. */
export async function readCustomers(
  tx: Tx,
  condition: Condition,
  limit: number,
  cursor?: string,
): Promise<SegmentCustomer[]> {
  const filter = await segmentFilter(tx, condition)
  const after = cursor ? Prisma.sql`c."id" > ${cursor}::uuid` : Prisma.sql`true`
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT c."id", (
        SELECT m."id" FROM "member" m WHERE m."merchantId" = c."merchantId" AND m."customerId" = c."id" AND m."status" = 'active'
        ORDER BY m."joinedAt", m."id" LIMIT 1
      ) AS "memberId", c."externalId", c."email", c."phone", c."firstName", c."lastName", c."purchaseCount", c."spendMinor", c."lastPurchaseAt"
    FROM "customer" c WHERE c."merchantId" = ${tx.merchantId}::uuid AND ${after} AND ${filter}
    ORDER BY c."id" LIMIT ${limit}`
  return rows.map((row) => ({ ...row, purchaseCount: Number(row.purchaseCount), spendMinor: Number(row.spendMinor) }))
}
