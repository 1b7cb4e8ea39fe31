import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"

/** What a rule gave for one purchase. */
export interface RuleUse {
  ruleId: string
  externalId: string
  at: Date
  day: Day
  points: bigint
}

type Row = RuleUse & { memberId: string }

/** What rules gave to members so far, by the member's id: of each purchase as its latest entry explains it. */
export async function loadRuleUses(tx: Tx, members: readonly KnownMember[]): Promise<Map<string, RuleUse[]>> {
  const ids = members.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const uses = new Map<string, RuleUse[]>()
  if (ids.length === 0) return uses
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT last."memberId", r."rule"->>'ruleId' AS "ruleId", p."externalId", p."occurredAt" AS "at", p."localDay"::text AS "day",
      (r."rule"->>'points')::bigint AS "points"
    FROM (
      SELECT DISTINCT ON (e."memberId", e."purchaseId") e."memberId", e."purchaseId", e."id" FROM "entry" e
      WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."memberId" = ANY(${ids}::uuid[])
        AND e."purchaseId" IS NOT NULL AND e."kind" IN ('award', 'correction')
      ORDER BY e."memberId", e."purchaseId", e."id" DESC
    ) last
    JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."id" = last."purchaseId"
    JOIN "explanation" x ON x."merchantId" = ${tx.merchantId}::uuid AND x."id" = last."id"
    CROSS JOIN LATERAL jsonb_array_elements(x."body"->'rules') AS r("rule")
    WHERE r."rule"->>'ruleId' IS NOT NULL AND (r."rule"->>'points')::bigint > 0`
  for (const { memberId, ...use } of rows) uses.set(memberId, [...(uses.get(memberId) ?? []), use])
  return uses
}
