import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import type { PublishingPlan } from "../domain/publishing-plan"
import { pointsValueMinor } from "../domain/reward-rate"
import { findProgram } from "../steps/find-program"
import { pointsOfPurchase } from "../steps/points-of-purchase"
import { readDraft } from "../steps/read-program"

type PlanInput = { programId: string; awardFrom?: string | undefined }

/**
 * What publishing the saved draft would do, counted over the purchases recorded: who is touched, and what is given from
 * the local day `awardFrom` on, purchases that earned already left out. Writes nothing. Throws `not_found`.
 */
export async function planPublishing(ctx: Ctx, { programId, awardFrom }: PlanInput): Promise<PublishingPlan> {
  requirePermission(ctx, "metrics:read")
  return inRead(ctx, async (tx) => {
    const program = await findProgram(tx, programId)
    const { rules, tiers, currency, joinPolicy } = await readDraft(tx, program)
    const points = pointsOfPurchase(rules, tiers, currency.code)
    const everyone = joinPolicy === "everyone"
    const given = awardFrom
      ? await countGiven(tx, programId, awardFrom, everyone, points.sql)
      : { purchases: 0, points: 0 }
    return {
      exact: points.exact || !awardFrom,
      members: await countMembers(tx, programId, everyone),
      ...given,
      liabilityMinor: toJsonInteger(pointsValueMinor(BigInt(given.points), currency.value)),
    }
  })
}

async function countMembers(tx: Tx, programId: string, everyone: boolean): Promise<number> {
  const members = Prisma.sql`SELECT "customerId" FROM "member"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "programId" = ${programId}::uuid`
  const buyers = Prisma.sql`SELECT "id" FROM "customer"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseCount" > 0`
  const touched = everyone ? Prisma.sql`${members} UNION ${buyers}` : members
  const [row] = await tx.db.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count FROM (${touched}) touched`
  return Number(row?.count ?? 0)
}

/** Of who joins by buying every purchase earns; of others those since they joined. */
async function countGiven(tx: Tx, programId: string, awardFrom: string, everyone: boolean, points: Prisma.Sql) {
  const joined = everyone
    ? Prisma.sql`true`
    : Prisma.sql`EXISTS (SELECT 1 FROM "member" m WHERE m."merchantId" = p."merchantId"
        AND m."customerId" = p."customerId" AND m."programId" = ${programId}::uuid AND m."joinedAt" <= p."occurredAt")`
  const [row] = await tx.db.$queryRaw<{ purchases: bigint; points: bigint }[]>`
    SELECT count(*) AS purchases, coalesce(sum(${points}), 0)::bigint AS points FROM "purchase" p
    WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."customerId" IS NOT NULL AND p."localDay" >= ${awardFrom}::date
      AND ${joined} AND NOT EXISTS (SELECT 1 FROM "entry" e WHERE e."merchantId" = p."merchantId"
        AND e."purchaseId" = p."id" AND e."programId" = ${programId}::uuid AND e."kind" = 'award')`
  return { purchases: Number(row?.purchases ?? 0), points: toJsonInteger(row?.points ?? 0n) }
}
