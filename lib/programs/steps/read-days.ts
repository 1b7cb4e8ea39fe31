import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { mergedMembers } from "@/lib/ledger/steps/merged-members"
import type { CountedPoints } from "@/lib/tiers/domain/day-sums"
import { requirementsOf } from "@/lib/tiers/domain/tier"
import type { LiveProgram } from "./load-versions"

/** What counts towards a member's tiers on one local day. */
export interface DayRow extends CountedPoints {
  memberId: string
  day: string
  spendMinor: bigint
  purchases: bigint
}

interface MemberRef {
  id: string
  customerId: string
  programId: string
}

/** The days of members up to an instant: purchases, and the points that they earned where tiers ask for points. */
export async function readDays(
  tx: Tx,
  members: readonly MemberRef[],
  programs: readonly LiveProgram[],
  at: Date,
): Promise<DayRow[]> {
  if (members.length === 0) return []
  const ids = members.map(({ id }) => id)
  const today = localDay(at, tx.merchant.timeZone)
  const days = await tx.db.$queryRaw<DayRow[]>`
    SELECT m."id" AS "memberId", d."day"::text AS "day", d."spendMinor", 0::bigint AS "points", 0::bigint AS "qualifyingPoints", d."purchases"
    FROM "member" m JOIN "customer_day" d ON d."merchantId" = m."merchantId" AND d."customerId" = m."customerId"
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ANY(${ids}::uuid[]) AND d."day" < ${today}::date
    UNION ALL
    SELECT m."id", p."localDay"::text, sum(p."baseMinor")::bigint, 0::bigint, 0::bigint, count(*)
    FROM "member" m JOIN "purchase" p ON p."merchantId" = m."merchantId" AND p."customerId" = m."customerId"
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ANY(${ids}::uuid[])
      AND p."occurredAt" > (${today}::date - 2)::timestamptz AND p."localDay" = ${today}::date AND p."occurredAt" <= ${at}
    GROUP BY 1, 2`
  return [...days, ...(await readReturned(tx, ids, today, at)), ...(await readPoints(tx, members, programs, at))]
}

/** The days before hold all returns already: those after the instant are taken out again. Today's hold none. */
async function readReturned(tx: Tx, memberIds: readonly string[], today: string, at: Date): Promise<DayRow[]> {
  return tx.db.$queryRaw<DayRow[]>`
    SELECT m."id" AS "memberId", p."localDay"::text AS "day", 0::bigint AS "points", 0::bigint AS "qualifyingPoints",
      (CASE WHEN t."occurredAt" > ${at} THEN t."baseMinor" ELSE -t."baseMinor" END) AS "spendMinor",
      (CASE WHEN NOT t."isLast" THEN 0 WHEN t."occurredAt" > ${at} THEN 1 ELSE -1 END)::bigint AS "purchases"
    FROM "member" m
    JOIN (
      SELECT *, bool_or("isWhole") OVER own AND row_number() OVER (own ORDER BY "occurredAt" DESC, "id" DESC) = 1 AS "isLast"
      FROM "purchase_return" WHERE "merchantId" = ${tx.merchantId}::uuid
        AND "customerId" IN (SELECT "customerId" FROM "member" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${memberIds}::uuid[]))
      WINDOW own AS (PARTITION BY "purchaseId")
    ) t ON t."customerId" = m."customerId"
    JOIN "purchase" p ON p."merchantId" = t."merchantId" AND p."id" = t."purchaseId"
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ANY(${memberIds}::uuid[])
      AND ((p."localDay" < ${today}::date AND t."occurredAt" > ${at}) OR (p."localDay" = ${today}::date AND t."occurredAt" <= ${at}))`
}

async function readPoints(
  tx: Tx,
  members: readonly MemberRef[],
  programs: readonly LiveProgram[],
  at: Date,
): Promise<DayRow[]> {
  const rows: DayRow[] = []
  for (const program of programs) {
    const asked = program.ladders.flatMap(({ tiers }) => tiers.flatMap((tier) => requirementsOf(tier.qualification)))
    if (!asked.some(({ metric }) => metric === "qualifyingPoints" || metric === "pointsEarned")) continue
    const own = members.filter(({ programId }) => programId === program.id)
    const merged = await mergedMembers(tx, program.id, own)
    const ids = [...own.map(({ id }) => id), ...merged.keys()]
    const found = await tx.db.$queryRaw<DayRow[]>`
      SELECT "memberId", "day", 0::bigint AS "spendMinor", 0::bigint AS "purchases",
        coalesce(sum("points") FILTER (WHERE "currency" = ${program.currency}), 0)::bigint AS "points",
        coalesce(sum("points") FILTER (WHERE "currency" <> ${program.currency}), 0)::bigint AS "qualifyingPoints"
      FROM (
        SELECT e."memberId", e."currency", coalesce(p."localDay", v."localDay")::text AS "day", e."points"
        FROM "entry" e
        LEFT JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."id" = e."purchaseId"
        LEFT JOIN "event" v ON v."merchantId" = ${tx.merchantId}::uuid AND v."id" = e."eventId"
        WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ANY(${ids}::uuid[])
          AND e."kind" IN ('award', 'correction') AND e."returnId" IS NULL AND e."tierId" IS NULL
          AND coalesce(p."occurredAt", v."occurredAt") <= ${at}
        UNION ALL
        SELECT r."memberId", r."currency", p."localDay"::text, -(r."points" + r."writtenOffPoints")
        FROM "return_reversal" r
        JOIN "purchase_return" t ON t."merchantId" = r."merchantId" AND t."id" = r."returnId" AND t."occurredAt" <= ${at}
        JOIN "purchase" p ON p."merchantId" = r."merchantId" AND p."id" = r."purchaseId"
        WHERE r."merchantId" = ${tx.merchantId}::uuid AND r."memberId" = ANY(${ids}::uuid[])
        UNION ALL
        SELECT c."memberId", c."currency", coalesce(p."localDay", v."localDay")::text, -c."writtenOffPoints"
        FROM "award_correction" c
        LEFT JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."id" = c."purchaseId"
        LEFT JOIN "event" v ON v."merchantId" = ${tx.merchantId}::uuid AND v."id" = c."eventId"
        WHERE c."merchantId" = ${tx.merchantId}::uuid AND c."memberId" = ANY(${ids}::uuid[])
          AND coalesce(p."occurredAt", v."occurredAt") <= ${at}
      ) counted GROUP BY 1, 2`
    rows.push(...found.map((row) => ({ ...row, memberId: merged.get(row.memberId) ?? row.memberId })))
  }
  return rows
}
