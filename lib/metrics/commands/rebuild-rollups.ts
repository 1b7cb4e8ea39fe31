import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inLongTransaction } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { requirePermission } from "@/lib/core/permissions"
import { addDays, writeCustomerFigures } from "@/lib/metrics/steps/add-to-rollups"
import { allCustomerRelations, allDayRows, prepareRecount, waitingEvents } from "@/lib/metrics/steps/recount-rollups"

const tables = ["rollup_day", "rollup_buyers", "rollup_cohort", "rollup_customer", "rollup_join"]

/** Recomputes all rollups of the merchant from its ledger and purchases. Events that still wait are counted after it, as ever. */
export async function rebuildRollups(ctx: Ctx): Promise<void> {
  requirePermission(ctx, "merchants:write")
  await inLongTransaction(ctx, async (tx) => {
    // The relay holds this row while it counts: nothing is counted between the deletion and the recount.
    await tx.db.$queryRaw`SELECT 1 FROM "outbox_cursor" WHERE "subscriber" = 'rollups' FOR UPDATE`
    for (const table of tables) {
      await tx.db.$executeRaw`DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE "merchantId" = ${tx.merchantId}::uuid`
    }
    await prepareRecount(tx)
    await tx.db.$executeRaw(addDays(tx, Prisma.sql`WITH ${waitingEvents(tx)} ${allDayRows(tx)}`))
    await tx.db.$executeRaw(writeCustomerFigures(tx, allCustomerRelations(tx)))
    await recordAudit(tx, "rollups.rebuild", tx.merchantId)
  })
}
