import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { reversePostings } from "../domain/postings"
import type { EntryActionInput } from "../schema"
import { lockWaiting } from "../steps/lock-waiting"
import { postEntry } from "../steps/post-entries"
import type { EntryActionResult } from "./activate-entry"

/** Takes back what an entry gave and what still waits for an action. Throws `not_found`, `entry_not_pending`. */
export async function cancelEntry(ctx: Ctx, { id, reason }: EntryActionInput): Promise<EntryActionResult> {
  requirePermission(ctx, "members:adjust")
  return inTransaction(ctx, async (tx) => {
    const { wallet, lots, points, ...belongs } = await lockWaiting(tx, id)
    const { entryId } = await postEntry(tx, {
      wallet,
      kind: "reversal",
      postings: reversePostings(0n, points),
      ...belongs,
      causeEntryId: id,
      reason: reason ?? "What this waited for did not happen",
      lotMovements: lots.map((lot) => ({ lotId: lot.id, points: -lot.remaining })),
    })
    await recordAudit(tx, "entry.cancel", id, { entryId, points })
    await emit(tx, "points.posted", { entryIds: [entryId] })
    return { id: entryId, causeEntryId: id, memberId: wallet.memberId, currency: wallet.currency, points }
  })
}
