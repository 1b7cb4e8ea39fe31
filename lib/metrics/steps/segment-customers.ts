import type { Condition } from "@/lib/conditions/domain/condition"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { idText } from "@/lib/core/values"
import { segmentFilter } from "@/lib/segments/steps/segment-filter"

/** The customers that figures are of: `first` stands before a statement that says `IN ${chosenCustomers}`. */
export interface Chosen {
  first: Prisma.Sql
}

/** Needs `first` of a `Chosen` before it. */
export const chosenCustomers = Prisma.sql`(SELECT "id" FROM "chosen")`

/** The customers whom a segment holds now, with the records that were merged into theirs. Throws `not_found`. */
export async function chooseSegment(tx: Tx, segmentId: string): Promise<Chosen> {
  const segment = idText.safeParse(segmentId).success
    ? await tx.db.segment.findUnique({
        where: { merchantId_id: { merchantId: tx.merchantId, id: segmentId } },
        select: { condition: true },
      })
    : null
  if (!segment) throw new DomainError("not_found")
  const filter = await segmentFilter(tx, segment.condition as unknown as Condition)
  const first = Prisma.sql`
    WITH RECURSIVE "chosen" AS (
      SELECT c."id" FROM "customer" c WHERE c."merchantId" = ${tx.merchantId}::uuid AND ${filter}
      UNION ALL
      SELECT g."fromCustomerId" FROM "chosen" s
      JOIN "customer_merge" g ON g."merchantId" = ${tx.merchantId}::uuid AND g."intoCustomerId" = s."id"
    )`
  return { first }
}
