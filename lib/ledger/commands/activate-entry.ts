import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { maturePostings } from "../domain/postings"
import type { EntryActionInput } from "../schema"
import { lockWaiting } from "../steps/lock-waiting"
import { postEntry } from "../steps/post-entries"

export interface EntryActionResult {
  /** The entry that was posted. */
  id: string
  causeEntryId: string
  memberId: string
  currency: string
  /** How many points became available, or were taken back. */
  points: bigint
}

/**
 * Makes available what an entry gave and what waits for an action; what was returned meanwhile stays taken, and the
 * expiry is the one that it has. Throws `not_found`, `entry_not_pending`.
 */
export async function activateEntry(ctx: Ctx, { id, reason }: EntryActionInput): Promise<EntryActionResult> {
  requirePermission(ctx, "members:adjust")
  return inTransaction(ctx, async (tx) => {
    const { wallet, lots, points, ...belongs } = await lockWaiting(tx, id)
    const lotIds = lots.map((lot) => lot.id)
    await tx.db.lot.updateMany({
      where: { merchantId: ctx.merchantId, id: { in: lotIds } },
      data: { availableAt: tx.now },
    })
    const { entryId } = await postEntry(tx, {
      wallet,
      kind: "maturity",
      postings: maturePostings(points),
      ...belongs,
      causeEntryId: id,
      reason: reason ?? null,
      lotMovements: lotIds.map((lotId) => ({ lotId, points: 0n })),
    })
    await recordAudit(tx, "entry.activate", id, { entryId, points })
    await emit(tx, "points.posted", { entryIds: [entryId] })
    return { id: entryId, causeEntryId: id, memberId: wallet.memberId, currency: wallet.currency, points }
  })
}
