import { recordAudit } from "@/lib/core/audit"
import { addDays, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"

const distances = [30, 7, 1] as const

/** A night that was missed is made up for within so many days; a warning that is late by more would mislead. */
const lateDays = 2
const chunkSize = 1000

/**
 * Writes down, once for each instant and distance, whose points will expire in 30, 7 and 1 of the merchant's days, and
 * tells of it. The distance is counted to the first day on which the points are gone. Answers how many warnings that made.
 */
export async function warnOfExpiry(ctx: Ctx): Promise<number> {
  requirePermission(ctx, "ledger:read")
  let warnings = 0
  for (const daysBefore of distances) {
    for (;;) {
      const written = await inTransaction(ctx, (tx) => warnChunk(tx, daysBefore))
      warnings += written
      if (written < chunkSize) break
    }
  }
  return warnings
}

interface Expiring {
  walletId: string
  memberId: string
  expiresAt: Date
  points: bigint
}

async function warnChunk(tx: Tx, daysBefore: (typeof distances)[number]): Promise<number> {
  const { timeZone } = tx.merchant
  const last = addDays(localDay(tx.now, timeZone), daysBefore)
  const from = startOfLocalDay(addDays(last, -Math.min(lateDays, daysBefore - 1)), timeZone)
  const before = startOfLocalDay(addDays(last, 1), timeZone)
  // Two nights at once: the second waits here and then finds the warnings of the first.
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${tx.merchantId}, 14))`
  const expiring = await tx.db.$queryRaw<Expiring[]>`
    SELECT l."walletId", m."id" AS "memberId", l."expiresAt", sum(l."remaining")::bigint AS "points"
    FROM "lot" l
    JOIN "wallet" w ON w."merchantId" = l."merchantId" AND w."id" = l."walletId"
    JOIN LATERAL (SELECT "id" FROM "member" WHERE "merchantId" = w."merchantId" AND "accountId" = w."accountId"
      AND "status" = 'active' ORDER BY "id" LIMIT 1) m ON true
    WHERE l."merchantId" = ${tx.merchantId}::uuid AND l."remaining" > 0 AND l."expiresAt" >= ${from} AND l."expiresAt" < ${before}
      AND NOT EXISTS (SELECT 1 FROM "expiry_warning" x WHERE x."merchantId" = l."merchantId" AND x."walletId" = l."walletId"
        AND x."expiresAt" = l."expiresAt" AND x."daysBefore" = ${daysBefore})
    GROUP BY l."walletId", m."id", l."expiresAt" ORDER BY l."expiresAt", l."walletId" LIMIT ${chunkSize}`
  if (expiring.length === 0) return 0
  const rows = expiring.map((one) => ({ id: newId(), ...one, daysBefore, warnedAt: tx.now }))
  await insertRows(tx, "ExpiryWarning", rows)
  await recordAudit(tx, "points.warn", null, { warnings: rows.length, daysBefore })
  await emit(tx, "points.expiring", { warningIds: rows.map(({ id }) => id) })
  return rows.length
}
