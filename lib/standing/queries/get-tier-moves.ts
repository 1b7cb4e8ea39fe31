import { addMonths, type Day, localDay, startOfLocalDay, startOfMonth } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"

/** Members who came to a tier in a month, from a lower one and from a higher one. */
export interface TierMoves {
  /** The first day of the month. */
  month: string
  tier: { id: string; name: string; rank: number }
  up: number
  down: number
}

interface Row {
  month: string
  id: string
  name: string
  rank: number
  up: bigint
  down: bigint
}

/** Moves between the tiers of a program in the latest months (12), this one included, by the month in which they fell. Throws `not_found`. */
export async function getTierMoves(
  ctx: Ctx,
  { programId, months = 12 }: { programId: string; months?: number | undefined },
): Promise<{ months: string[]; moves: TierMoves[] }> {
  requirePermission(ctx, "metrics:read")
  const { timeZone } = ctx.merchant
  const first = addMonths(startOfMonth(localDay(ctx.now, timeZone)), 1 - months)
  return inRead(ctx, async (tx) => {
    const tiers = await tx.db.tier.findMany({ where: { merchantId: ctx.merchantId, programId }, select: { id: true } })
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: programId } }
    if (!(await tx.db.program.findUnique({ where: key, select: { id: true } }))) throw new DomainError("not_found")
    const rows = await tx.db.$queryRaw<Row[]>`
      SELECT to_char(p."fromAt" AT TIME ZONE ${timeZone}, 'YYYY-MM-01') AS "month", t."id", t."name", t."rank",
        count(*) FILTER (WHERE u."rank" < t."rank") AS "up", count(*) FILTER (WHERE u."rank" > t."rank") AS "down"
      FROM "tier_period" p
      JOIN "tier" t ON t."merchantId" = p."merchantId" AND t."id" = p."tierId"
      JOIN "tier_period" b ON b."merchantId" = p."merchantId" AND b."memberId" = p."memberId" AND b."toAt" = p."fromAt"
      JOIN "tier" u ON u."merchantId" = b."merchantId" AND u."id" = b."tierId"
      WHERE p."merchantId" = ${ctx.merchantId}::uuid AND p."programId" = ${programId}::uuid
        AND p."tierId" = ANY(${tiers.map(({ id }) => id)}::uuid[])
        AND p."fromAt" >= ${startOfLocalDay(first, timeZone)} AND p."fromAt" <= ${ctx.now}
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 4`
    return {
      months: Array.from({ length: months }, (_, index) => addMonths(first as Day, index)),
      moves: rows.map(({ month, up, down, ...tier }) => ({ month, tier, up: Number(up), down: Number(down) })),
    }
  })
}
