import { recordAudit } from "@/lib/core/audit"
import { addDays, type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { FIRST_SEAL, sealDay } from "../domain/seal-day"
import { sealedDay } from "../steps/check-seals"
import { readDigests } from "../steps/seal-digests"

const mostDays = 400

/**
 * Seals the local days that are over and have entries, each chained to the one before. A day is sealed an hour after it
 * ended, when no transaction that began in it can still write. Answers how many days were sealed.
 */
export async function sealLedger(ctx: Ctx): Promise<number> {
  requirePermission(ctx, "ledger:read")
  return inTransaction(ctx, async (tx) => {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${tx.merchantId}, 13))`
    const last = await tx.db.ledgerSeal.findFirst({ where: { merchantId: tx.merchantId }, orderBy: { day: "desc" } })
    const { timeZone } = tx.merchant
    const end = localDay(new Date(tx.now.getTime() - 3_600_000), timeZone)
    const days = await daysToSeal(tx, last ? addDays(sealedDay(last.day), 1) : null, end)
    let previous = last?.seal ?? FIRST_SEAL
    for (const day of days) {
      const digests = await readDigests(tx, startOfLocalDay(day, timeZone), startOfLocalDay(addDays(day, 1), timeZone))
      const { root, seal, count } = sealDay(previous, digests)
      await tx.db.ledgerSeal.create({
        data: {
          merchantId: tx.merchantId,
          id: newId(),
          day: new Date(`${day}T00:00:00Z`),
          entryCount: BigInt(count),
          root,
          previousSeal: previous,
          seal,
          sealedAt: tx.now,
        },
      })
      previous = seal
    }
    if (days.length > 0) await recordAudit(tx, "ledger.seal", null, { days: days.length })
    return days.length
  })
}

/** Days with entries from a day on, before `end`. */
async function daysToSeal(tx: Tx, from: Day | null, end: Day): Promise<Day[]> {
  const { timeZone } = tx.merchant
  const rows = await tx.db.$queryRaw<{ day: Day }[]>`
    SELECT DISTINCT ("recordedAt" AT TIME ZONE ${timeZone})::date::text AS "day" FROM "entry"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "recordedAt" < ${startOfLocalDay(end, timeZone)}
      AND "recordedAt" >= ${from ? startOfLocalDay(from, timeZone) : new Date(0)}
    ORDER BY 1 LIMIT ${mostDays}`
  return rows.map(({ day }) => day)
}
