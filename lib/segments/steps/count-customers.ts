import type { Condition } from "@/lib/conditions/domain/condition"
import type { Tx } from "@/lib/core/ctx"
import { segmentFilter } from "./segment-filter"

/** How many customers a condition holds for now. */
export async function countCustomers(tx: Tx, condition: Condition): Promise<number> {
  const filter = await segmentFilter(tx, condition)
  const [row] = await tx.db.$queryRaw<{ size: bigint }[]>`
    SELECT count(*) AS size FROM "customer" c WHERE c."merchantId" = ${tx.merchantId}::uuid AND ${filter}`
  return Number(row?.size ?? 0)
}
