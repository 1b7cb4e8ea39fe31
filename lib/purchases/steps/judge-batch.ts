import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { MAX_EXACT } from "@/lib/core/points"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import { findCustomers } from "@/lib/members/steps/find-customers"
import { newResolution, resolveCustomer } from "@/lib/members/steps/resolve-customers"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { judgeMembers } from "./judge-members"
import type { FreshPurchase, JudgedBatch } from "./judged-batch"

/** Finds out who bought, who joins, what is earned and how tiers change. Locks customers, then wallets; writes nothing. */
export async function judgeBatch(
  tx: Tx,
  programs: readonly LiveProgram[],
  fresh: readonly FreshPurchase[],
): Promise<JudgedBatch> {
  const found = await findCustomers(
    tx,
    fresh.flatMap(({ prepared }) => prepared.input.customer ?? []),
  )
  const before = new Map([...found.byId].map(([id, customer]) => [id, { ...customer }]))
  const resolution = newResolution()
  const batch: JudgedBatch = {
    purchases: [],
    resolution,
    customers: found.byId,
    before,
    members: [],
    joined: [],
    moved: [],
    awards: [],
    gifts: [],
    judgements: [],
    held: new Map(),
    rewrites: [],
    budgets: new Map(),
    late: [],
    refusals: new Map(),
  }
  const today = localDay(tx.now, tx.merchant.timeZone)
  for (const one of fresh) {
    const identity = one.prepared.input.customer
    const customer = identity ? resolveCustomer(tx, found, resolution, identity, today) : null
    if (identity && !customer) refuse(batch, one, "customer.id", "There is no customer with this id.")
    else if (customer && !fits(customer, one))
      refuse(batch, one, "amountMinor", "The customer's total would be too large.")
    else {
      batch.purchases.push({ ...one, customer })
      if (customer) countPurchase(customer, one)
    }
  }
  await judgeMembers(tx, programs, batch)
  return batch
}

function refuse(batch: JudgedBatch, { prepared }: FreshPurchase, path: string, message: string): void {
  batch.refusals.set(prepared.index, new DomainError("invalid_input", { fields: [{ path, message }], detail: message }))
}

function fits(customer: KnownCustomer, { revenueMinor }: FreshPurchase): boolean {
  return customer.revenueMinor + revenueMinor <= MAX_EXACT
}

function countPurchase(customer: KnownCustomer, { prepared, revenueMinor, baseMinor }: FreshPurchase): void {
  const { at, day } = prepared
  customer.purchaseCount += 1n
  customer.spendMinor += baseMinor
  customer.revenueMinor += revenueMinor
  if (!customer.firstPurchaseAt || at < customer.firstPurchaseAt) customer.firstPurchaseAt = at
  if (!customer.lastPurchaseAt || at > customer.lastPurchaseAt) customer.lastPurchaseAt = at
  if (day < customer.firstSeenDay) customer.firstSeenDay = day
}
