import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import type { Json } from "@/lib/core/json"
import { requirePermission } from "@/lib/core/permissions"
import { type EntryRow, type EntryView, entryColumns, entryTables, entryView } from "@/lib/ledger/steps/entry-view"
import { type ActivityKind, type MemberActivity, readMemberActivities } from "../steps/read-member-activities"

export interface ExplainActivityInput {
  memberId: string
  kind: ActivityKind
  id: string
}

export interface ExplainedActivity {
  activity: MemberActivity
  /** What it moved, oldest first, each with why. */
  entries: (EntryView & { programVersionNumber: number | null; explanation: Json })[]
  /** Why it moved nothing, as it was judged. */
  judgements: { id: string; outcome: string; recordedAt: string; programVersionNumber: number | null; body: Json }[]
}

/** Why something that a member did gave or took what it did, or nothing. Throws `not_found`. */
export async function explainActivity(
  ctx: Ctx,
  { memberId, kind, id }: ExplainActivityInput,
): Promise<ExplainedActivity> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, memberId)
  return inRead(ctx, async (tx) => {
    const [activity] = await readMemberActivities(tx, { memberId, limit: 1, only: { kind, id } })
    if (!activity) throw new DomainError("not_found")
    const rows = await tx.db.$queryRaw<(EntryRow & { programVersionNumber: number | null; explanation: Json })[]>`
      SELECT ${entryColumns(ctx.now)}, n."number" AS "programVersionNumber", x."body" AS "explanation"
      FROM ${entryTables}
      LEFT JOIN "program_version" n ON n."merchantId" = e."merchantId" AND n."id" = e."programVersionId"
      LEFT JOIN "explanation" x ON x."merchantId" = e."merchantId" AND x."id" = e."id"
      JOIN "member" m ON m."merchantId" = e."merchantId" AND m."id" = ${memberId}::uuid AND m."programId" = e."programId"
      WHERE e."merchantId" = ${ctx.merchantId}::uuid
        AND (e."purchaseId" = ${id}::uuid OR e."returnId" = ${id}::uuid OR e."eventId" = ${id}::uuid) ORDER BY e."id"`
    const judgements = await tx.db.$queryRaw<
      (Omit<ExplainedActivity["judgements"][number], "recordedAt"> & { recordedAt: Date })[]
    >`
      SELECT j."id", j."outcome", j."recordedAt", j."body", n."number" AS "programVersionNumber" FROM "judgement" j
      LEFT JOIN "program_version" n ON n."merchantId" = j."merchantId" AND n."id" = j."programVersionId"
      WHERE j."merchantId" = ${ctx.merchantId}::uuid AND j."memberId" = ${memberId}::uuid
        AND (j."purchaseId" = ${id}::uuid OR j."returnId" = ${id}::uuid OR j."eventId" = ${id}::uuid) ORDER BY j."id"`
    return {
      activity,
      entries: rows.map(({ programVersionNumber, explanation, ...row }) => {
        return { ...entryView(row), programVersionNumber, explanation }
      }),
      judgements: judgements.map((one) => ({ ...one, recordedAt: one.recordedAt.toISOString() })),
    }
  })
}
