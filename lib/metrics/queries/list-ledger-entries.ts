import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { isUuid } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { figureNumber } from "@/lib/metrics/domain/series"

export interface LedgerEntry {
  id: string
  kind: string
  points: number
  currency: string
  effectiveAt: Date
  recordedAt: Date
  memberId: string
  who: string
  reason: string | null
}

export interface LedgerEntries {
  data: LedgerEntry[]
  nextCursor: string | null
}

interface Question {
  kind?: string | undefined
  cursor?: string | undefined
  limit?: number
}

type Row = Omit<LedgerEntry, "points"> & { points: bigint }

/** Entries of all members in the order in which they were recorded, newest first. */
export async function listLedgerEntries(ctx: Ctx, { kind, cursor, limit = 50 }: Question): Promise<LedgerEntries> {
  requirePermission(ctx, "ledger:read")
  requirePermission(ctx, "members:read")
  const ofKind = kind ? Prisma.sql`AND e."kind" = ${kind}` : Prisma.empty
  const before = cursor && isUuid(cursor) ? Prisma.sql`AND e."id" < ${cursor}::uuid` : Prisma.empty
  const rows = await inRead(
    ctx,
    (tx) => tx.db.$queryRaw<Row[]>`
      SELECT e."id", e."kind", e."points", e."currency", e."effectiveAt", e."recordedAt", e."memberId", e."reason",
             CASE WHEN c."erasedAt" IS NOT NULL THEN 'Erased person' ELSE
          coalesce(nullif(concat_ws(' ', c."firstName", c."lastName"), ''), c."email", c."externalId", m."cardNumber") END AS "who"
      FROM (
        SELECT * FROM "entry" e WHERE e."merchantId" = ${ctx.merchantId}::uuid ${ofKind} ${before}
        ORDER BY e."id" DESC LIMIT ${limit + 1}
      ) e
      JOIN "member" m ON m."merchantId" = e."merchantId" AND m."id" = e."memberId"
      JOIN "customer" c ON c."merchantId" = m."merchantId" AND c."id" = m."customerId"
      ORDER BY e."id" DESC`,
  )
  const page = rows.slice(0, limit)
  return {
    data: page.map((row) => ({ ...row, points: figureNumber(row.points) })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}
