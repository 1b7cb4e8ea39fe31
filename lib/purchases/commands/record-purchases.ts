import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { findCustomers } from "@/lib/members/steps/find-customers"
import { CustomerMadeMeanwhile } from "@/lib/members/steps/write-customers"
import { lockMembers } from "@/lib/programs/steps/enroll-members"
import { loadPrograms } from "@/lib/programs/steps/load-versions"
import type { RecordOptions } from "../steps/judged-batch"
import { type PreparedPurchase, preparePurchase } from "../steps/prepare-purchases"
import { ClaimLost, type RecordResult, RefusedLate, recordBatch } from "../steps/record-batch"
import { hasBudgets } from "../steps/rule-budgets"
import { shareHistory } from "../steps/share-history"

const mostTries = 8

/**
 * Records purchases, 1 to 1000 of them, in one transaction: each is judged alone, in order, and answered at its index. A
 * refused one harms no other; one that was recorded before is answered as the first time.
 * Amounts are minor units. Refusals: `invalid_input`, `totals_do_not_add_up`, `store_unknown`, `exchange_rate_missing`,
 * `external_id_conflict`.
 */
export async function recordPurchases(
  ctx: Ctx,
  purchases: readonly unknown[],
  options: RecordOptions,
): Promise<RecordResult[]> {
  return recordPurchasesWith(ctx, purchases, options, async (_tx, results) => results)
}

/** The same, answering what `answer` makes of the results in their transaction. What it throws undoes the recording. */
export async function recordPurchasesWith<T>(
  ctx: Ctx,
  purchases: readonly unknown[],
  options: RecordOptions,
  answer: (tx: Tx, results: RecordResult[]) => Promise<T>,
): Promise<T> {
  requirePermission(ctx, "purchases:write")
  const refusals = new Map<number, DomainError>()
  const prepared: PreparedPurchase[] = []
  for (const [index, sent] of purchases.entries()) {
    try {
      prepared.push(preparePurchase(ctx, sent, index, options.source === "import"))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      refusals.set(index, error)
    }
  }
  for (let tries = 1; ; tries += 1) {
    try {
      return await inTransaction(ctx, async (tx) =>
        answer(tx, await record(tx, prepared, refusals, purchases.length, options)),
      )
    } catch (error) {
      if (error instanceof RefusedLate) for (const [index, refusal] of error.refusals) refusals.set(index, refusal)
      else if (!(error instanceof ClaimLost || error instanceof CustomerMadeMeanwhile)) throw error
      else if (tries >= mostTries) throw new DomainError("busy")
    }
  }
}

/** Customers, then wallets of a whole batch before the first of it takes the budgets, which come last for everybody. */
async function lockAll(tx: Tx, prepared: readonly PreparedPurchase[]): Promise<void> {
  const { byId } = await findCustomers(
    tx,
    prepared.flatMap(({ input }) => input.customer ?? []),
  )
  await lockMembers(tx, [...new Set([...byId.values()].map(({ id }) => id))])
}

async function record(
  tx: Tx,
  prepared: readonly PreparedPurchase[],
  refusals: ReadonlyMap<number, DomainError>,
  count: number,
  options: RecordOptions,
): Promise<RecordResult[]> {
  const results = new Map<number, RecordResult>()
  for (const [index, error] of refusals) results.set(index, { kind: "refused", error })
  const accepted = prepared.filter(({ index }) => !refusals.has(index))
  if (accepted.length > 0) {
    await shareHistory(tx)
    const programs = await loadPrograms(tx)
    // A budget is used up in order of recording, so that each purchase must see what the one before it took.
    const batches = programs.some(hasBudgets) ? accepted.map((one) => [one]) : [accepted]
    if (batches.length > 1) await lockAll(tx, accepted)
    for (const batch of batches) await recordBatch(tx, programs, batch, results, options)
  }
  return Array.from({ length: count }, (_, index) => {
    const result = results.get(index)
    if (!result) throw new ClaimLost()
    return result
  })
}
