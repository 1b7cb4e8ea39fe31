import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { refuseFuture } from "../domain/refuse-future"
import { checkPurchases } from "./check-purchases"
import { claimKeys, findKeys, requireSameContent, type StoredKey } from "./claim-keys"
import { judgeBatch } from "./judge-batch"
import type { RecordOptions } from "./judged-batch"
import type { PreparedPurchase } from "./prepare-purchases"
import type { PurchaseResult } from "./purchase-result"
import { readResults } from "./read-results"
import { recordSignups } from "./record-signups"
import { writeBatch } from "./write-batch"

export type RecordResult =
  | { kind: "created" | "replayed"; result: PurchaseResult }
  | { kind: "refused"; error: DomainError }

/** A purchase that cannot be recorded came to light after it was claimed: the transaction runs anew without it. */
export class RefusedLate extends Error {
  constructor(readonly refusals: ReadonlyMap<number, DomainError>) {
    super("refused late")
  }
}

/** Another transaction claimed the same purchase and was undone, or is so fast that it is seen only now: run anew. */
export class ClaimLost extends Error {}

/** Records prepared purchases in one transaction. `results` holds the refusals so far and is completed. */
export async function recordBatch(
  tx: Tx,
  programs: readonly LiveProgram[],
  prepared: readonly PreparedPurchase[],
  results: Map<number, RecordResult>,
  options: RecordOptions,
): Promise<void> {
  const known = await findKeys(
    tx,
    prepared.map(({ input }) => input.externalId),
  )
  const unknown = prepared.filter(({ input }) => !known.has(input.externalId))
  refuseOfFuture(tx, unknown, results)
  const checked = await checkPurchases(
    tx,
    programs,
    unknown.filter(({ index }) => !results.has(index)),
  )
  for (const [index, error] of checked.refusals) results.set(index, { kind: "refused", error })
  const leaders = leadersOf(checked.purchases.map(({ prepared: one }) => one))
  const claimed = await claimKeys(tx, [...leaders.values()])
  const lost = [...leaders.keys()].filter((externalId) => !claimed.has(externalId))
  const taken = await findKeys(tx, lost)
  if (taken.size < lost.length) throw new ClaimLost()
  const fresh = checked.purchases.flatMap((one) => {
    const { externalId } = one.prepared.input
    const id = leaders.get(externalId) === one.prepared ? claimed.get(externalId) : undefined
    return id === undefined ? [] : [{ ...one, id }]
  })
  const judged = await judgeBatch(tx, programs, fresh)
  if (judged.refusals.size > 0) throw new RefusedLate(judged.refusals)
  const written = await writeBatch(tx, judged, options, programs)
  await recordSignups(tx, programs, judged.joined)
  const recorded = new Map([...known, ...taken])
  await answer(tx, prepared, { leaders, recorded, written }, results)
}

function refuseOfFuture(tx: Tx, purchases: readonly PreparedPurchase[], results: Map<number, RecordResult>): void {
  for (const { index, at } of purchases) {
    try {
      refuseFuture(at, tx.now)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      results.set(index, { kind: "refused", error })
    }
  }
}

/** The first of each externalId; those after it in the batch meet it. */
function leadersOf(purchases: readonly PreparedPurchase[]): Map<string, PreparedPurchase> {
  const leaders = new Map<string, PreparedPurchase>()
  for (const purchase of purchases) {
    if (!leaders.has(purchase.input.externalId)) leaders.set(purchase.input.externalId, purchase)
  }
  return leaders
}

interface Recorded {
  leaders: ReadonlyMap<string, PreparedPurchase>
  recorded: ReadonlyMap<string, StoredKey>
  written: ReadonlyMap<string, PurchaseResult>
}

async function answer(
  tx: Tx,
  prepared: readonly PreparedPurchase[],
  { leaders, recorded, written }: Recorded,
  results: Map<number, RecordResult>,
): Promise<void> {
  const before = await readResults(
    tx,
    [...recorded.values()].map(({ purchaseId }) => purchaseId),
  )
  for (const one of prepared) {
    if (results.has(one.index)) continue
    const { externalId } = one.input
    const key = recorded.get(externalId)
    const leader = leaders.get(externalId)
    const result = key ? before.get(key.purchaseId) : written.get(externalId)
    const first = key ?? leader
    if (!result || !first) throw new ClaimLost()
    results.set(one.index, resultOf(one, first, !key && leader === one, result))
  }
}

function resultOf(
  sent: PreparedPurchase,
  first: { contentHash: string },
  isNew: boolean,
  result: PurchaseResult,
): RecordResult {
  try {
    requireSameContent(first, sent)
    return { kind: isNew ? "created" : "replayed", result }
  } catch (error) {
    if (error instanceof DomainError) return { kind: "refused", error }
    throw error
  }
}
