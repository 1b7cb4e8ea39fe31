import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { emit } from "@/lib/core/outbox"
import { requirePermissions } from "@/lib/core/permissions"
import type { MergeCustomersInput } from "@/lib/members/schema"
import { type LockedPair, lockMerge } from "@/lib/members/steps/lock-merge"
import { moveCustomer } from "@/lib/members/steps/move-customer"
import { loadPrograms } from "@/lib/programs/steps/load-versions"
import { correctMembers } from "../steps/correct-members"
import { mergeActivity } from "../steps/merge-activity"
import { mergeMembers } from "../steps/merge-members"

export interface MergedCustomers {
  id: string
  fromCustomerId: string
  intoCustomerId: string
  purchases: number
  returns: number
  events: number
}

/**
 * Two customers turn out to be one: what belongs to the first passes to the second, whose tiers and points are then judged
 * anew. Cannot be undone. Throws `not_found`, `already_merged`, and `invalid_input` where both are the same.
 */
export async function mergeCustomers(
  ctx: Ctx,
  { id: fromCustomerId, intoCustomerId, reason }: MergeCustomersInput,
): Promise<MergedCustomers> {
  requirePermissions(ctx, ["members:write", "members:adjust"])
  const pair = { fromCustomerId, intoCustomerId }
  return inTransaction(ctx, async (tx) => {
    const customers = await lockMerge(tx, pair)
    const id = newId()
    const mergedBy = ctx.actor.kind === "staff" ? ctx.actor.userId : null
    await tx.db.customerMerge.create({
      data: { merchantId: ctx.merchantId, id, ...pair, reason, mergedAt: tx.now, mergedBy },
    })
    await moveCustomer(tx, pair)
    const moved = await mergeActivity(tx, pair)
    const words = `Merged with another record of the same person: ${reason}`
    const { entryIds, tierChanges, membersJoined, joined } = await mergeMembers(tx, pair, words)
    await recordAudit(tx, "customer.merge", fromCustomerId, { mergeId: id, intoCustomerId, ...moved })
    const customersSeen = seen(customers)
    await emit(tx, "customers.merged", { mergeId: id, ...pair, entryIds, tierChanges, membersJoined, customersSeen })
    await correctMembers(tx, joined, await loadPrograms(tx), words)
    return { id, ...pair, ...moved }
  })
}

/** One customer less, and the other seen from the earlier of both days on. */
function seen({ from, into }: LockedPair) {
  const gone = { day: from.firstSeenDay, delta: -1 }
  if (from.firstSeenDay >= into.firstSeenDay) return [gone]
  return [gone, { day: into.firstSeenDay, delta: -1 }, { day: from.firstSeenDay, delta: 1 }]
}
