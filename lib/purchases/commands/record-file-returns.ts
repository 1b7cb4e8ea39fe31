import canonicalize from "canonicalize"
import { recordAudit } from "@/lib/core/audit"
import { localDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { sha256 } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { convertMinor } from "@/lib/core/money"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { findCustomers } from "@/lib/members/steps/find-customers"
import { matchCustomer } from "@/lib/members/steps/resolve-customers"
import { loadPrograms } from "@/lib/programs/steps/load-versions"
import type { ReturnGroup } from "../domain/import/assemble"
import { refuseFuture } from "../domain/refuse-future"
import { claimReturnKeys, findReturnKeys, requireSameReturn } from "../steps/claim-return-keys"
import { findRates, type RateLookup } from "../steps/find-rates"
import { matchReturns, type UnmatchedReturn } from "../steps/match-returns"
import { recordReturns } from "../steps/record-returns"
import { shareHistory } from "../steps/share-history"

/** Why returns were not recorded, by their places in what was sent. */
export type RefusedReturns = Map<number, DomainError>

interface Prepared {
  index: number
  group: ReturnGroup
  externalId: string
  contentHash: string
}

/**
 * Records returns of a file in one transaction, in order: each is of the purchase that it names, or else of the customer's
 * latest earlier lines of the same articles. What finds none is kept as unmatched: it lowers revenue on its day and nothing
 * else. What was recorded before changes nothing. Refusals: `external_id_conflict`, `exchange_rate_missing`.
 */
export async function recordFileReturns(
  ctx: Ctx,
  groups: readonly ReturnGroup[],
  { importId }: { importId: string },
): Promise<RefusedReturns> {
  requirePermission(ctx, "purchases:write")
  const prepared = groups.map((group, index) => {
    const contentHash = sha256(canonicalize({ ...group }) ?? "")
    return { index, group, externalId: group.externalId, contentHash }
  })
  return inTransaction(ctx, async (tx) => {
    const refused: RefusedReturns = new Map()
    const rates = await ratesOf(tx, groups)
    const fresh = await findFresh(tx, prepared, rates, refused)
    if (fresh.length > 0) await record(tx, fresh, rates, importId)
    return refused
  })
}

async function ratesOf(tx: Tx, groups: readonly ReturnGroup[]): Promise<RateLookup> {
  const requests = groups.map(({ currency, occurredAt }) => {
    return { from: currency, to: tx.merchant.currency, day: localDay(new Date(occurredAt), tx.merchant.timeZone) }
  })
  return findRates(tx, requests)
}

/** Those that are recorded for the first time; what cannot be is refused. */
async function findFresh(
  tx: Tx,
  prepared: readonly Prepared[],
  rates: RateLookup,
  refused: RefusedReturns,
): Promise<Prepared[]> {
  const known: Map<string, { contentHash: string }> = await findReturnKeys(
    tx,
    prepared.map(({ externalId }) => externalId),
  )
  const fresh: Prepared[] = []
  for (const one of prepared) {
    try {
      const first = known.get(one.externalId)
      if (first) {
        requireSameReturn(first, one)
        continue
      }
      const at = new Date(one.group.occurredAt)
      refuseFuture(at, tx.now)
      const day = localDay(at, tx.merchant.timeZone)
      rates.get({ from: one.group.currency, to: tx.merchant.currency, day })
      known.set(one.externalId, one)
      fresh.push(one)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      refused.set(one.index, error)
    }
  }
  return fresh
}

async function record(tx: Tx, fresh: readonly Prepared[], rates: RateLookup, importId: string): Promise<void> {
  await shareHistory(tx)
  const programs = await loadPrograms(tx)
  const found = await findCustomers(
    tx,
    fresh.flatMap(({ group }) => group.customer ?? []),
  )
  const wanted = fresh.map((one) => ({
    ...one,
    customer: one.group.customer ? matchCustomer(found, one.group.customer) : null,
  }))
  const { returns, unmatched, keys } = await matchReturns(tx, wanted, importId)
  // Taken meanwhile: tried again, they are found.
  if ((await claimReturnKeys(tx, keys)) < keys.length) throw new DomainError("busy")
  const recorded = await recordReturns(tx, programs, returns)
  await writeUnmatched(tx, unmatched, rates, importId)
  const returnIds = [...returns, ...unmatched].map(({ id }) => id)
  await recordAudit(tx, "purchase.return", importId, { returns: returns.length, unmatched: unmatched.length })
  await emit(tx, "purchase.returned", { returnIds, ...recorded })
}

async function writeUnmatched(
  tx: Tx,
  unmatched: readonly UnmatchedReturn[],
  rates: RateLookup,
  importId: string,
): Promise<void> {
  const rows = unmatched.map(({ items, ...one }) => {
    const rate = rates.get({ from: one.currency, to: tx.merchant.currency, day: one.localDay })
    const revenueMinor = rate ? convertMinor(one.amountMinor, rate) : one.amountMinor
    const nothing = { purchaseId: null, baseMinor: 0n, isWhole: false }
    return { ...one, ...nothing, importId, recordedAt: tx.now, revenueMinor, requested: { items } }
  })
  await insertRows(tx, "PurchaseReturn", rows)
}
