import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { mergedMembers } from "@/lib/ledger/steps/merged-members"
import { type CountedPoints, countedAs, noPoints } from "@/lib/tiers/domain/day-sums"

/** Points of an activity as they count towards tiers: what it earned less what corrections wrote off, or, negative, what a return took or wrote off. */
export interface StoredPoints extends CountedPoints {
  activityId: string
  /** That it counts on: of a return, the day of its purchase. */
  day: Day
}

interface Row {
  memberId: string
  activityId: string
  day: Day
  currency: string
  points: bigint
}

/** The points of the activities of a program's members so far, by the customer's id; with those of members who were merged into them. */
export async function readPoints(
  tx: Tx,
  { id: programId, currency: own }: { id: string; currency: string },
  members: readonly { id: string; customerId: string }[],
): Promise<Map<string, StoredPoints[]>> {
  const customers = new Map(members.map(({ id, customerId }) => [id, customerId]))
  for (const [id, leftId] of await mergedMembers(tx, programId, members)) customers.set(id, customers.get(leftId) ?? "")
  const ids = [...customers.keys()]
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT e."memberId", coalesce(e."purchaseId", e."eventId") AS "activityId", coalesce(p."localDay", v."localDay")::text AS "day",
      e."currency", sum(e."points")::bigint AS "points"
    FROM "entry" e
    LEFT JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."id" = e."purchaseId"
    LEFT JOIN "event" v ON v."merchantId" = ${tx.merchantId}::uuid AND v."id" = e."eventId"
    WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ANY(${ids}::uuid[])
      AND e."kind" IN ('award', 'correction') AND e."returnId" IS NULL AND e."tierId" IS NULL AND coalesce(e."purchaseId", e."eventId") IS NOT NULL
    GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT r."memberId", r."returnId", p."localDay"::text, r."currency", -sum(r."points" + r."writtenOffPoints")::bigint
    FROM "return_reversal" r JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."id" = r."purchaseId"
    WHERE r."merchantId" = ${tx.merchantId}::uuid AND r."memberId" = ANY(${ids}::uuid[])
    GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT c."memberId", coalesce(c."purchaseId", c."eventId"), coalesce(p."localDay", v."localDay")::text, c."currency",
      -sum(c."writtenOffPoints")::bigint
    FROM "award_correction" c
    LEFT JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."id" = c."purchaseId"
    LEFT JOIN "event" v ON v."merchantId" = ${tx.merchantId}::uuid AND v."id" = c."eventId"
    WHERE c."merchantId" = ${tx.merchantId}::uuid AND c."memberId" = ANY(${ids}::uuid[])
    GROUP BY 1, 2, 3, 4`
  const byCustomer = new Map<string, StoredPoints[]>()
  for (const { memberId, activityId, day, currency, points } of rows) {
    const customerId = customers.get(memberId)
    if (customerId === undefined) continue
    const list = byCustomer.get(customerId) ?? []
    byCustomer.set(customerId, list)
    let one = list.find((other) => other.activityId === activityId)
    if (!one) {
      one = { activityId, day, ...noPoints }
      list.push(one)
    }
    one[countedAs(own, currency)] += points
  }
  return byCustomer
}
