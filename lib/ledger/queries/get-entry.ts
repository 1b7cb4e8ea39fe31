import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import type { Json } from "@/lib/core/json"
import { requirePermission } from "@/lib/core/permissions"
import { type EntryRow, type EntryView, entryColumns, entryTables, entryView } from "../steps/entry-view"

export interface EntryDetail extends EntryView {
  programVersionId: string | null
  /** The version of the program that judged it, counted from 1. */
  programVersionNumber: number | null
  postings: { account: string; points: bigint }[]
  /** Every rule evaluated, conditions with the values seen, the arithmetic; null where there was nothing to judge, or it was erased. */
  explanation: Json
}

type Version = Pick<EntryDetail, "programVersionId" | "programVersionNumber">

/** An entry with its legs and why it is what it is. Throws `not_found`. */
export async function getEntry(ctx: Ctx, { id }: { id: string }): Promise<EntryDetail> {
  requirePermission(ctx, "members:read")
  return inRead(ctx, async (tx) => {
    const [row] = await tx.db.$queryRaw<(EntryRow & Version)[]>`
      SELECT ${entryColumns(ctx.now)}, e."programVersionId", n."number" AS "programVersionNumber" FROM ${entryTables}
      LEFT JOIN "program_version" n ON n."merchantId" = e."merchantId" AND n."id" = e."programVersionId"
      WHERE e."merchantId" = ${ctx.merchantId}::uuid AND e."id" = ${id}::uuid`
    if (!row) throw new DomainError("not_found")
    requireOwnMember(ctx, row.memberId)
    const where = { merchantId: ctx.merchantId, entryId: id }
    const postings = await tx.db.posting.findMany({ where, orderBy: { id: "asc" } })
    const explanation = await tx.db.explanation.findUnique({
      where: { merchantId_id: { merchantId: ctx.merchantId, id } },
      select: { body: true },
    })
    const { programVersionId, programVersionNumber, ...entry } = row
    return {
      ...entryView(entry),
      programVersionId,
      programVersionNumber,
      postings: postings.map(({ ledgerAccount, points }) => ({ account: ledgerAccount, points })),
      explanation: (explanation?.body ?? null) as Json,
    }
  })
}
