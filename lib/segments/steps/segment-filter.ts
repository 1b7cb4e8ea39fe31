import type { Condition } from "@/lib/conditions/domain/condition"
import { fieldsOf } from "@/lib/conditions/domain/condition"
import { conditionToSql } from "@/lib/conditions/steps/condition-to-sql"
import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"

/**
 * A condition as SQL over the table `customer` aliased as `c`, as of now; segments that it names are put in place. Who was
 * merged into somebody else, or erased, is no customer any more.
 */
export async function segmentFilter(tx: Tx, condition: Condition): Promise<Prisma.Sql> {
  const namesSegments = fieldsOf(condition).has("customer.segment")
  const stored = namesSegments
    ? await tx.db.segment.findMany({
        where: { merchantId: tx.merchantId },
        select: { id: true, name: true, condition: true },
      })
    : []
  const segments = stored.map((segment) => ({ ...segment, condition: segment.condition as unknown as Condition }))
  const { timeZone } = tx.merchant
  const context = { now: tx.now, today: localDay(tx.now, timeZone), timeZone, segments, depth: 0 }
  return Prisma.sql`(${conditionToSql(condition, context)}) AND c."erasedAt" IS NULL AND NOT EXISTS (
    SELECT 1 FROM "customer_merge" g WHERE g."merchantId" = c."merchantId" AND g."fromCustomerId" = c."id")`
}
