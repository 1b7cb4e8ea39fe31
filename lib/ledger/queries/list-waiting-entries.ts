import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type EntryRow, type EntryView, entryColumns, entryTables, entryView } from "../steps/entry-view"

export interface WaitingEntry extends EntryView {
  /** Whose points they are: the name, else what the customer is known by. */
  who: string
}

/** Entries that gave points which wait for an action, newest first. */
export async function listWaitingEntries(
  ctx: Ctx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<WaitingEntry>> {
  requirePermission(ctx, "members:read")
  const before = cursor ? Prisma.sql`AND l."entryId" < ${cursor}::uuid` : Prisma.empty
  const rows = await inRead(
    ctx,
    (tx) => tx.db.$queryRaw<(EntryRow & { who: string })[]>`
      SELECT ${entryColumns(ctx.now)},
        CASE WHEN c."erasedAt" IS NOT NULL THEN 'Erased person' ELSE
          coalesce(nullif(concat_ws(' ', c."firstName", c."lastName"), ''), c."email", c."externalId", m."cardNumber") END AS "who"
      FROM ${entryTables}
      JOIN (SELECT DISTINCT l."merchantId", l."entryId" FROM "lot" l
        WHERE l."merchantId" = ${ctx.merchantId}::uuid AND l."availableAt" IS NULL AND l."remaining" > 0
          AND (l."expiresAt" IS NULL OR l."expiresAt" > ${ctx.now}) ${before}
        ORDER BY l."entryId" DESC LIMIT ${limit + 1}) w ON w."merchantId" = e."merchantId" AND w."entryId" = e."id"
      JOIN "member" m ON m."merchantId" = e."merchantId" AND m."id" = e."memberId"
      JOIN "customer" c ON c."merchantId" = m."merchantId" AND c."id" = m."customerId"
      ORDER BY e."id" DESC`,
  )
  return toPage(
    rows.map(({ who, ...row }) => ({ ...entryView(row), who })),
    limit,
  )
}
