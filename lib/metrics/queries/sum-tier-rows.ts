import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { figureNumber } from "@/lib/metrics/domain/series"
import { type RowsQuestion, sourceOrThrow } from "./list-figure-rows"

export interface TierRowsSum {
  tier: string
  /** Members who came less those who left: by how much the tier's figure changed over the days. */
  sum: number
}

/** What the rows of members by tier come to, tier by tier. Throws `not_found` for a wrong day. */
export async function sumTierRows(ctx: Ctx, question: Omit<RowsQuestion, "metric">): Promise<TierRowsSum[]> {
  requirePermission(ctx, "metrics:read")
  const sums = await inRead(
    ctx,
    (tx) => tx.db.$queryRaw<{ tier: string; sum: bigint }[]>`
      SELECT regexp_replace(s."what", '^(entered|left) ', '') AS "tier", sum(s."value")::bigint AS "sum"
      FROM (${sourceOrThrow(tx, { ...question, metric: "membersByTier" })}) s GROUP BY 1 ORDER BY 1`,
  )
  return sums.map(({ tier, sum }) => ({ tier, sum: figureNumber(sum) }))
}
