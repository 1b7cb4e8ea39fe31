import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { DomainError, mayPass } from "@/lib/core/errors"
import { JobCancelled, type JobControl } from "@/lib/core/jobs"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { adjustWallet } from "../steps/adjust-wallet"
import { lockWallet } from "../steps/lock-wallet"

const chunkSize = 100

interface DueRow {
  id: string
  memberId: string
  currency: string
  points: bigint
  reason: string | null
}

export interface AdjustmentReceipt {
  postedRows: number
  problemRows: number
}

/**
 * Posts the rows of a file of adjustments in chunks that commit, each row once: after a crash it goes on with those that
 * have no entry. A row that would take more than there is becomes a problem, and the others go on.
 */
export async function runAdjustments(ctx: Ctx, control: JobControl): Promise<AdjustmentReceipt> {
  requirePermission(ctx, "members:adjust")
  const { batchId } = control.job.input as { batchId: string }
  const batch = await inRead(ctx, (tx) =>
    tx.db.adjustmentBatch.findUniqueOrThrow({ where: { merchantId_id: { merchantId: ctx.merchantId, id: batchId } } }),
  )
  const total = Number(control.job.total)
  try {
    for (;;) {
      // Long files run past midnight, when the day before is sealed: each chunk is posted at its own instant.
      const rows = await inTransaction({ ...ctx, now: new Date() }, (tx) => postChunk(tx, batchId, batch.reason))
      const receipt = await countRows(ctx, batchId)
      await control.progress(total - receipt.left, total)
      if (rows > 0) continue
      await close(ctx, batchId, "done")
      return { postedRows: receipt.postedRows, problemRows: receipt.problemRows }
    }
  } catch (error) {
    if (error instanceof JobCancelled) await close(ctx, batchId, "cancelled")
    else if (error instanceof DomainError && !mayPass(error)) await close(ctx, batchId, "failed")
    throw error
  }
}

async function postChunk(tx: Tx, batchId: string, reason: string): Promise<number> {
  const rows = await tx.db.$queryRaw<DueRow[]>`
    SELECT "id", "memberId", "currency", "points", "reason" FROM "adjustment_row"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "batchId" = ${batchId}::uuid AND "entryId" IS NULL AND "problem" IS NULL
    ORDER BY "position" LIMIT ${chunkSize} FOR UPDATE`
  if (rows.length === 0) return 0
  await lockInOrder(
    tx,
    rows.map(({ memberId }) => memberId),
  )
  const entryIds: string[] = []
  for (const row of rows) {
    const outcome = await postRow(tx, row, reason)
    if (outcome.entryId) entryIds.push(outcome.entryId)
    await tx.db.adjustmentRow.update({
      where: { merchantId_id: { merchantId: tx.merchantId, id: row.id } },
      data: outcome,
    })
  }
  await recordAudit(tx, "adjustments.post", batchId, { entries: entryIds.length })
  if (entryIds.length > 0) await emit(tx, "points.posted", { entryIds })
  return rows.length
}

/** All wallets of the chunk in the one global order, so that nobody else who locks several can wait for us in a circle. */
async function lockInOrder(tx: Tx, memberIds: readonly string[]): Promise<void> {
  await tx.db.$queryRaw`
    SELECT w."id" FROM "wallet" w WHERE w."merchantId" = ${tx.merchantId}::uuid AND w."accountId" IN (
      SELECT m."accountId" FROM "member" m WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ANY(${memberIds}::uuid[]))
    ORDER BY w."id" FOR NO KEY UPDATE OF w`
}

async function postRow(tx: Tx, row: DueRow, reason: string): Promise<{ entryId?: string; problem?: string }> {
  const id = { merchantId: tx.merchantId, id: row.memberId }
  const member = await tx.db.member.findUniqueOrThrow({ where: { merchantId_id: id }, select: { status: true } })
  if (member.status !== "active") return { problem: "This member has left the program since." }
  const wallet = await lockWallet(tx, row.memberId, row.currency)
  try {
    return { entryId: await adjustWallet(tx, wallet, row.points, row.reason ?? reason) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.code === "insufficient_points") {
      return { problem: `The member has only ${wallet.availablePoints < 0n ? 0n : wallet.availablePoints} points.` }
    }
    return { problem: error.detail }
  }
}

async function countRows(ctx: Ctx, batchId: string): Promise<AdjustmentReceipt & { left: number }> {
  const [counts] = await inRead(
    ctx,
    (tx) => tx.db.$queryRaw<(AdjustmentReceipt & { left: number })[]>`
      SELECT count("entryId")::int AS "postedRows", count("problem")::int AS "problemRows",
        (count(*) FILTER (WHERE "entryId" IS NULL AND "problem" IS NULL))::int AS "left"
      FROM "adjustment_row" WHERE "merchantId" = ${ctx.merchantId}::uuid AND "batchId" = ${batchId}::uuid`,
  )
  return counts ?? { postedRows: 0, problemRows: 0, left: 0 }
}

async function close(ctx: Ctx, batchId: string, status: string): Promise<void> {
  await inTransaction(ctx, (tx) =>
    tx.db.adjustmentBatch.updateMany({
      where: { merchantId: ctx.merchantId, id: batchId, status: "running" },
      data: { status },
    }),
  )
}
