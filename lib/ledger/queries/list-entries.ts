import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type EntryRow, type EntryView, entryColumns, entryTables, entryView } from "../steps/entry-view"

export interface ListEntriesInput {
  memberId: string
  limit: number
  cursor?: string | undefined
}

/** What happened to a member's points, newest first by when it happened. Throws `not_found`. */
export async function listEntries(ctx: Ctx, { memberId, limit, cursor }: ListEntriesInput): Promise<Page<EntryView>> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, memberId)
  return inRead(ctx, async (tx) => {
    const id = { merchantId: ctx.merchantId, id: memberId }
    const member = await tx.db.member.findUnique({ where: { merchantId_id: id }, select: { id: true } })
    if (!member) throw new DomainError("not_found")
    const after = cursor
      ? Prisma.sql`AND (e."effectiveAt", e."id") < (SELECT c."effectiveAt", c."id" FROM "entry" c
          WHERE c."merchantId" = ${ctx.merchantId}::uuid AND c."memberId" = ${memberId}::uuid AND c."id" = ${cursor}::uuid)`
      : Prisma.empty
    const rows = await tx.db.$queryRaw<EntryRow[]>`
      SELECT ${entryColumns(ctx.now)} FROM ${entryTables}
      WHERE e."merchantId" = ${ctx.merchantId}::uuid AND e."memberId" = ${memberId}::uuid ${after}
      ORDER BY e."effectiveAt" DESC, e."id" DESC LIMIT ${limit + 1}`
    return toPage(rows.map(entryView), limit)
  })
}
