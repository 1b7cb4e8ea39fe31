import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { loadPrograms } from "@/lib/programs/steps/load-versions"
import { refusalReason } from "../domain/import/refusal-reason"
import { refuseFuture } from "../domain/refuse-future"
import type { PurchaseInput } from "../schema"
import { checkPurchases } from "./check-purchases"
import { findKeys, requireSameContent } from "./claim-keys"
import { type PreparedPurchase, preparePurchase } from "./prepare-purchases"

/** What would become of a purchase of a file, were it recorded now. */
export interface Foreseen {
  /** Why it would be refused; null: it would not. */
  reason: string | null
  /** Recorded already under its id. */
  known: boolean
  /** The same customer, day and amount are recorded under another id. */
  hasTwin: boolean
  contentHash: string
}

/**
 * What recording purchases of a file would come to, by the checks that recording makes; nothing is written. Where what is sent may
 * be a part of a purchase only, its content is not compared with what is recorded.
 */
export async function foreseeRecording(
  ctx: Ctx,
  sent: readonly PurchaseInput[],
  { isPart, lookForTwins }: { isPart: boolean; lookForTwins: boolean },
): Promise<Foreseen[]> {
  const reasons = new Map<number, string>()
  const attempt = <T>(index: number, act: () => T): T | null => {
    try {
      return act()
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      reasons.set(index, refusalReason(error))
      return null
    }
  }
  const prepared = sent.flatMap((one, index) => attempt(index, () => preparePurchase(ctx, one, index, true)) ?? [])
  return inRead(ctx, async (tx) => {
    const keys = await findKeys(
      tx,
      prepared.map(({ input }) => input.externalId),
    )
    for (const one of prepared) {
      const key = keys.get(one.input.externalId)
      if (key && !isPart) attempt(one.index, () => requireSameContent(key, one))
      if (!key) attempt(one.index, () => refuseFuture(one.at, tx.now))
    }
    const fresh = prepared.filter(({ index, input }) => !keys.has(input.externalId) && !reasons.has(index))
    const { refusals } = await checkPurchases(tx, await loadPrograms(tx), fresh)
    for (const [index, error] of refusals) reasons.set(index, refusalReason(error))
    const twins = lookForTwins ? await findTwins(tx, fresh) : new Set<number>()
    const hashes = new Map(prepared.map(({ index, contentHash }) => [index, contentHash]))
    return sent.map(({ externalId }, index) => ({
      reason: reasons.get(index) ?? null,
      known: keys.has(externalId) && !reasons.has(index),
      hasTwin: twins.has(index),
      contentHash: hashes.get(index) ?? "",
    }))
  })
}

/** Those whose customer bought for the same amount on the same day already. */
async function findTwins(tx: Tx, purchases: readonly PreparedPurchase[]): Promise<Set<number>> {
  const rows = purchases.flatMap(({ index, input, day }) => {
    const customer = input.customer?.externalId
    return customer === undefined ? [] : { index, customer, day, amount: input.amountMinor }
  })
  if (rows.length === 0) return new Set()
  const found = await tx.db.$queryRaw<{ index: number }[]>`
    SELECT w."index" FROM json_to_recordset(${JSON.stringify(rows)}::json) AS w("index" int, "customer" text, "day" date, "amount" bigint)
    JOIN "customer" c ON c."merchantId" = ${tx.merchantId}::uuid AND c."externalId" = w."customer"
    WHERE EXISTS (SELECT 1 FROM "purchase" p WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."customerId" = c."id"
      AND p."localDay" = w."day" AND p."amountMinor" = w."amount")`
  return new Set(found.map(({ index }) => index))
}
