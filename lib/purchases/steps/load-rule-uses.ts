import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { mergedMembers } from "@/lib/ledger/steps/merged-members"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import { activityKey } from "./activity-key"

/** What a rule gave for one purchase or event; `externalId` names it as the member's history does. */
export interface RuleUse {
  ruleId: string
  externalId: string
  at: Date
  day: Day
  points: bigint
}

type Row = Omit<RuleUse, "externalId"> & {
  memberId: string
  purchaseExternalId: string | null
  eventId: string | null
  eventExternalId: string | null
}

/**
 * What rules gave to a program's members so far, by the member's id: of each activity as its latest entry that is explained
 * says, or as its award said when it was recorded. What they gave to members who were merged since belongs to who is left.
 */
export async function loadRuleUses(
  tx: Tx,
  programId: string,
  members: readonly KnownMember[],
  which: "latest" | "recorded" = "latest",
): Promise<Map<string, RuleUse[]>> {
  const known = members.filter(({ isNew }) => !isNew)
  const uses = new Map<string, RuleUse[]>()
  if (known.length === 0) return uses
  const merged = await mergedMembers(tx, programId, known)
  const ids = [...known.map(({ id }) => id), ...merged.keys()]
  const owners = ids.map((memberId) => ({ memberId, ownerId: merged.get(memberId) ?? memberId }))
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT last."memberId", r."rule"->>'ruleId' AS "ruleId", p."externalId" AS "purchaseExternalId", last."eventId",
      v."externalId" AS "eventExternalId", coalesce(p."occurredAt", v."occurredAt") AS "at", coalesce(p."localDay", v."localDay")::text AS "day",
      (r."rule"->>'points')::bigint AS "points"
    FROM (
      SELECT DISTINCT ON (e."purchaseId", e."eventId", o."ownerId") o."ownerId" AS "memberId", e."purchaseId", e."eventId", e."id" FROM "entry" e
      JOIN json_to_recordset(${JSON.stringify(owners)}::json) AS o("memberId" uuid, "ownerId" uuid) ON o."memberId" = e."memberId"
      WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ANY(${ids}::uuid[])
        AND coalesce(e."purchaseId", e."eventId") IS NOT NULL AND e."kind" IN ('award', ${which === "latest" ? "correction" : "award"}) AND e."tierId" IS NULL
        AND e."explanationDigest" IS NOT NULL
      ORDER BY e."purchaseId", e."eventId", o."ownerId", e."id" DESC
    ) last
    LEFT JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."id" = last."purchaseId"
    LEFT JOIN "event" v ON v."merchantId" = ${tx.merchantId}::uuid AND v."id" = last."eventId"
    JOIN "explanation" x ON x."merchantId" = ${tx.merchantId}::uuid AND x."id" = last."id"
    CROSS JOIN LATERAL json_array_elements(x."body"->'rules') AS r("rule")
    WHERE r."rule"->>'ruleId' IS NOT NULL AND (r."rule"->>'points')::bigint > 0`
  for (const { memberId, purchaseExternalId, eventId, eventExternalId, ...use } of rows) {
    const externalId = purchaseExternalId ?? activityKey("event", `${eventExternalId} ${eventId}`)
    uses.set(memberId, [...(uses.get(memberId) ?? []), { ...use, externalId }])
  }
  return uses
}
