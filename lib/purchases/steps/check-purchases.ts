import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { convertMinor, type ExchangeRate } from "@/lib/core/money"
import { MAX_EXACT } from "@/lib/core/points"
import type { Purchase } from "@/lib/programs/domain/purchase-base"
import { convertBase } from "@/lib/programs/domain/purchase-base"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { findRates, type RateLookup } from "./find-rates"
import { findStores, type KnownStore } from "./find-stores"
import type { PreparedPurchase } from "./prepare-purchases"

/** A purchase whose store and rates are known. */
export interface CheckedPurchase {
  prepared: PreparedPurchase
  purchase: Purchase
  store: KnownStore | null
  /** To the merchant's currency; null: none is needed. */
  rate: ExchangeRate | null
  /** To each program's currency, by the program's id. */
  programRates: Map<string, ExchangeRate | null>
  /** In the merchant's currency. */
  revenueMinor: bigint
  baseMinor: bigint
  lineMinor: bigint[]
}

export interface CheckedBatch {
  purchases: CheckedPurchase[]
  refusals: Map<number, DomainError>
}

/** Finds stores and rates; purchases that lack one are refused with `store_unknown` or `exchange_rate_missing`. */
export async function checkPurchases(
  tx: Tx,
  programs: readonly LiveProgram[],
  prepared: readonly PreparedPurchase[],
): Promise<CheckedBatch> {
  const stores = await findStores(tx, [...new Set(prepared.flatMap(({ input }) => input.storeId ?? []))])
  const monies = [...new Set([tx.merchant.currency, ...programs.map(moneyOf)])]
  const requests = prepared.flatMap(({ input, day }) => monies.map((to) => ({ from: input.currency, to, day })))
  const rates = await findRates(tx, requests)
  const batch: CheckedBatch = { purchases: [], refusals: new Map() }
  for (const one of prepared) {
    try {
      batch.purchases.push(check(tx, programs, one, stores, rates))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      batch.refusals.set(one.index, error)
    }
  }
  return batch
}

function moneyOf({ versions }: LiveProgram): string {
  return versions.at(-1)?.compiled.definition.moneyCurrency ?? ""
}

function check(
  tx: Tx,
  programs: readonly LiveProgram[],
  prepared: PreparedPurchase,
  stores: ReadonlyMap<string, KnownStore>,
  rates: RateLookup,
): CheckedPurchase {
  const { input, day, base } = prepared
  const store = input.storeId === undefined ? null : stores.get(input.storeId)
  if (store === undefined) {
    throw new DomainError("store_unknown", { fields: [{ path: "storeId", message: "There is no such store." }] })
  }
  const rate = rates.get({ from: input.currency, to: tx.merchant.currency, day })
  const converted = rate ? convertBase(base, rate) : base
  const revenueMinor = rate ? convertMinor(prepared.purchase.amountMinor, rate) : prepared.purchase.amountMinor
  if (revenueMinor > MAX_EXACT) {
    throw new DomainError("invalid_input", {
      fields: [{ path: "amountMinor", message: "The converted amount is too large." }],
    })
  }
  return {
    prepared,
    purchase: store
      ? {
          ...prepared.purchase,
          storeIds: [store.id, store.externalId],
          storeTimeZone: store.timeZone,
          storeRegion: store.region,
        }
      : prepared.purchase,
    store,
    rate,
    programRates: new Map(
      programs.map((program) => [program.id, rates.get({ from: input.currency, to: moneyOf(program), day })]),
    ),
    revenueMinor,
    baseMinor: converted.totalMinor,
    lineMinor: converted.lineMinor,
  }
}
