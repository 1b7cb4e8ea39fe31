import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { type JobView, startJob } from "@/lib/core/jobs"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { sweepStart, sweptTables } from "../domain/sweep"
import { closePoints } from "../steps/close-points"
import { eraseIdentity } from "../steps/erase-identity"
import { eraseTraces, readNames } from "../steps/erase-traces"
import { lockPerson } from "../steps/find-person"
import { leaveHouseholds } from "../steps/leave-households"
import { sweepMentions } from "../steps/sweep-mentions"
import type { MentionsInput } from "./erase-mentions"

export interface ErasedCustomer {
  id: string
  erasedAt: string
  /** The entries that took the points that were left. */
  entryIds: string[]
  /** What looks through the rest of what is kept, messages, rows of files and stored answers; null: all was looked through. */
  job: JobView | null
}

/** As much is looked through at once: some 20,000 rows, which is all that most merchants keep. */
const atOnce = { pages: 40, ms: 3_000 }

/**
 * Removes everything that names a person, whichever of their merged records is named. Purchases, entries and amounts stay under
 * ids that tell nothing; points that are left are taken by entries of their own. Where a merchant keeps very much, a job looks
 * through the rest of it. Cannot be undone; a second time changes nothing. Throws `not_found`.
 */
export async function eraseCustomer(ctx: Ctx, { id }: { id: string }): Promise<ErasedCustomer> {
  requirePermission(ctx, "members:erase")
  return inTransaction(ctx, async (tx) => {
    const person = await lockPerson(tx, id)
    const { customerId, memberIds, erasedAt } = person
    if (erasedAt) return { id: customerId, erasedAt: erasedAt.toISOString(), entryIds: [], job: null }
    await leaveHouseholds(tx, memberIds)
    const entryIds = await closePoints(tx, memberIds)
    const names = await readNames(tx, person)
    await eraseIdentity(tx, person)
    await eraseTraces(tx, person, names)
    const place = await sweepMentions(tx, names.mentions, sweepStart, atOnce)
    const rest: MentionsInput | null = place && { mentions: names.mentions, place }
    const job = rest && (await startJob(tx, "erasure", rest, sweptTables.length))
    await tx.db.erasureRequest.updateMany({
      where: { merchantId: tx.merchantId, customerId: { in: person.customerIds }, status: "open" },
      data: { status: "done", decidedAt: tx.now, decidedBy: decider(ctx) },
    })
    await recordAudit(tx, "customer.erase", customerId, { memberIds, entryIds })
    await emit(tx, "customer.erased", { customerId, memberIds, entryIds })
    return { id: customerId, erasedAt: tx.now.toISOString(), entryIds, job }
  })
}

function decider({ actor }: Ctx): string {
  return actor.kind === "staff" ? actor.userId : actor.kind
}
