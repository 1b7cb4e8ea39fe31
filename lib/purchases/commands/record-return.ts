import canonicalize from "canonicalize"
import { recordAudit } from "@/lib/core/audit"
import { localDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId, sha256 } from "@/lib/core/id"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { loadPrograms } from "@/lib/programs/steps/load-versions"
import type { ReturnInput, ReturnNowInput } from "../schema"
import { claimReturnKeys, findReturnKeys, type ReturnKey, requireSameReturn } from "../steps/claim-return-keys"
import { type ReturnResult, readReturns } from "../steps/read-returns"
import { recordReturns } from "../steps/record-returns"
import { shareHistory } from "../steps/share-history"

export interface ReturnAnswer extends ReturnResult {
  isNew: boolean
}

/**
 * Records a return of a purchase, whole or in part, and takes back the points that it no longer earns. The same externalId
 * with the same content answers the first result. Throws `not_found`, `return_exceeds_purchase`, `external_id_conflict`.
 */
export async function recordReturn(ctx: Ctx, purchaseId: string, input: ReturnInput): Promise<ReturnAnswer> {
  requirePermission(ctx, "purchases:write")
  const occurredAt = new Date(input.occurredAt)
  const contentHash = sha256(canonicalize({ ...input, occurredAt: occurredAt.toISOString(), purchaseId }) ?? "")
  return inTransaction(ctx, async (tx) => {
    const id = newId()
    const known = await claim(tx, { externalId: input.externalId, returnId: id, contentHash })
    if (known) return { ...(await readOne(tx, known)), isNew: false }
    await shareHistory(tx)
    const { externalId, amountMinor, items } = input
    const day = localDay(occurredAt, tx.merchant.timeZone)
    const named = { id, purchaseId, externalId, importId: null, occurredAt, localDay: day }
    const one = { ...named, request: { amountMinor, items } }
    const { entryIds, tierChanges, lateMembers } = await recordReturns(tx, await loadPrograms(tx), [one])
    await recordAudit(tx, "purchase.return", id, { purchaseId, entries: entryIds.length })
    await emit(tx, "purchase.returned", { returnIds: [id], entryIds, tierChanges, lateMembers })
    return { ...(await readOne(tx, id)), isNew: true }
  })
}

/** The same for a return that is made at this moment. */
export async function recordReturnNow(ctx: Ctx, { purchaseId, ...input }: ReturnNowInput): Promise<ReturnAnswer> {
  return recordReturn(ctx, purchaseId, { ...input, occurredAt: ctx.now.toISOString() })
}

/** Claims the externalId; answers the return that has it already. Whoever comes second waits for the first to end. */
async function claim(tx: Tx, key: ReturnKey): Promise<string | null> {
  if ((await claimReturnKeys(tx, [key])) === 1) return null
  const known = (await findReturnKeys(tx, [key.externalId])).get(key.externalId)
  if (!known) throw new DomainError("busy")
  requireSameReturn(known, key)
  return known.returnId
}

async function readOne(tx: Tx, id: string): Promise<ReturnResult> {
  const [result] = await readReturns(tx, { ids: [id] })
  if (!result) throw new DomainError("not_found")
  return result
}
