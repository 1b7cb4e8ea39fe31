import { recordAudit } from "@/lib/core/audit"
import { addDays, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"

const distances = [60, 30, 7] as const

/** A night that was missed is made up for within so many days; a notice that is late by more would mislead. */
const lateDays = 2
const chunkSize = 1000

/**
 * Writes down, once for each end and distance, who will have a lower tier in 60, 30 and 7 of the merchant's days unless
 * something happens, and tells of it. The distance is counted to the first day of the lower tier. Answers how many notices
 * that made.
 */
export async function warnOfTierEnd(ctx: Ctx): Promise<number> {
  requirePermission(ctx, "members:read")
  let notices = 0
  for (const daysBefore of distances) {
    for (;;) {
      const written = await inTransaction(ctx, (tx) => noticeChunk(tx, daysBefore))
      notices += written
      if (written < chunkSize) break
    }
  }
  return notices
}

interface Ending {
  memberId: string
  programId: string
  tierId: string
  nextTierId: string | null
  endsAt: Date
}

async function noticeChunk(tx: Tx, daysBefore: (typeof distances)[number]): Promise<number> {
  const { timeZone } = tx.merchant
  const last = addDays(localDay(tx.now, timeZone), daysBefore)
  const from = startOfLocalDay(addDays(last, -lateDays), timeZone)
  const before = startOfLocalDay(addDays(last, 1), timeZone)
  // Two nights at once: the second waits here and then finds the notices of the first.
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${tx.merchantId}, 15))`
  const ending = await tx.db.$queryRaw<Ending[]>`
    SELECT p."memberId", p."programId", p."tierId", n."tierId" AS "nextTierId", p."toAt" AS "endsAt"
    FROM "tier_period" p
    JOIN "tier" t ON t."merchantId" = p."merchantId" AND t."id" = p."tierId"
    JOIN "member" m ON m."merchantId" = p."merchantId" AND m."id" = p."memberId" AND m."status" = 'active'
    LEFT JOIN "tier_period" n ON n."merchantId" = p."merchantId" AND n."memberId" = p."memberId" AND n."fromAt" = p."toAt"
    LEFT JOIN "tier" u ON u."merchantId" = n."merchantId" AND u."id" = n."tierId"
    WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."toAt" >= ${from} AND p."toAt" < ${before} AND p."fromAt" <= ${tx.now}
      AND (u."rank" IS NULL OR u."rank" < t."rank")
      AND NOT EXISTS (SELECT 1 FROM "tier_notice" x WHERE x."merchantId" = p."merchantId" AND x."memberId" = p."memberId"
        AND x."endsAt" = p."toAt" AND x."daysBefore" = ${daysBefore})
    ORDER BY p."toAt", p."memberId" LIMIT ${chunkSize}`
  if (ending.length === 0) return 0
  const rows = ending.map((one) => ({ id: newId(), ...one, daysBefore, noticedAt: tx.now }))
  await insertRows(tx, "TierNotice", rows)
  await recordAudit(tx, "tier.warn", null, { notices: rows.length, daysBefore })
  await emit(tx, "tier.ending", { noticeIds: rows.map(({ id }) => id) })
  return rows.length
}
