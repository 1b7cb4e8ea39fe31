import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import { activityKey } from "./judge-member"

/** What a rule gave for one purchase or event; `externalId` names it as the member's history does. */
export interface RuleUse {
  ruleId: string
  externalId: string
  at: Date
  day: Day
  points: bigint
}

type Row = Omit<RuleUse, "externalId"> & { memberId: string; purchaseExternalId: string | null; eventId: string | null }

/** What rules gave to members so far, by the member's id: of each activity as its latest entry explains it. */
export async function loadRuleUses(tx: Tx, members: readonly KnownMember[]): Promise<Map<string, RuleUse[]>> {
  const ids = members.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const uses = new Map<string, RuleUse[]>()
  if (ids.length === 0) return uses
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT last."memberId", r."rule"->>'ruleId' AS "ruleId", p."externalId" AS "purchaseExternalId", last."eventId",
      coalesce(p."occurredAt", v."occurredAt") AS "at", coalesce(p."localDay", v."localDay")::text AS "day",
      (r."rule"->>'points')::bigint AS "points"
    FROM (
      SELECT DISTINCT ON (e."memberId", e."purchaseId", e."eventId") e."memberId", e."purchaseId", e."eventId", e."id" FROM "entry" e
      WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ANY(${ids}::uuid[])
        AND coalesce(e."purchaseId", e."eventId") IS NOT NULL AND e."kind" IN ('award', 'correction')
      ORDER BY e."memberId", e."purchaseId", e."eventId", e."id" DESC
    ) last
    LEFT JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."id" = last."purchaseId"
    LEFT JOIN "event" v ON v."merchantId" = ${tx.merchantId}::uuid AND v."id" = last."eventId"
    JOIN "explanation" x ON x."merchantId" = ${tx.merchantId}::uuid AND x."id" = last."id"
    CROSS JOIN LATERAL json_array_elements(x."body"->'rules') AS r("rule")
    WHERE r."rule"->>'ruleId' IS NOT NULL AND (r."rule"->>'points')::bigint > 0`
  for (const { memberId, purchaseExternalId, eventId, ...use } of rows) {
    const externalId = purchaseExternalId ?? activityKey("event", eventId ?? "")
    uses.set(memberId, [...(uses.get(memberId) ?? []), { ...use, externalId }])
  }
  return uses
}
