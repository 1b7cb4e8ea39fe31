import { type Day, parseDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { LateMember, TierDelta } from "@/lib/core/outbox"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import { lockCustomers } from "@/lib/members/steps/find-customers"
import { type KnownMember, lockMembers } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { fieldsAsked, hasLimits } from "./member-facts"
import { planReversals, type ReturnToReverse } from "./plan-reversals"
import { type JudgeablePurchase, readPurchases } from "./read-judgeable"
import { replayMembers, writeTiers } from "./replay-members"
import { settleWallets } from "./settle-wallets"
import { type ReturnToRecord, type StoredReturn, storeReturns } from "./store-returns"
import { writeReversals } from "./write-reversals"

const beginning = parseDay("0001-01-01")

export interface RecordedReturns {
  entryIds: string[]
  tierChanges: TierDelta[]
  lateMembers: LateMember[]
}

/**
 * Records returns whose externalIds are claimed, in order: lowers the purchases' days, takes points back and reckons tiers
 * from the instants of the returns on. One return is a batch of one.
 * Throws `not_found`, `return_exceeds_purchase` and `invalid_input`, of the first that cannot be recorded.
 */
export async function recordReturns(
  tx: Tx,
  programs: readonly LiveProgram[],
  returns: readonly ReturnToRecord[],
): Promise<RecordedReturns> {
  const { purchases, customers } = await lockBuyers(tx, [...new Set(returns.map(({ purchaseId }) => purchaseId))])
  const members = await lockMembers(tx, [...customers.keys()])
  const stored = await storeReturns(tx, purchases, returns)
  const result: RecordedReturns = { entryIds: [], tierChanges: [], lateMembers: [] }
  result.entryIds.push(...(await settleWallets(tx, members)))
  for (const program of programs) {
    const own = members.filter(({ programId, status }) => programId === program.id && status !== "merged")
    if (own.length > 0) await reverse(tx, program, own, customers, stored, result)
  }
  result.lateMembers = await findLate(tx, members, stored)
  return result
}

async function reverse(
  tx: Tx,
  program: LiveProgram,
  members: readonly KnownMember[],
  customers: ReadonlyMap<string, KnownCustomer>,
  returns: readonly StoredReturn[],
  result: RecordedReturns,
): Promise<void> {
  const wholly = hasLimits(program) || fieldsAsked(program).size > 0
  const firstDays = new Map<string, Day>()
  for (const { one } of returns) {
    const known = firstDays.get(one.customerId ?? "")
    if (!known || one.day < known) firstDays.set(one.customerId ?? "", one.day)
  }
  const requests = members.map((member) => ({
    member,
    from: wholly ? beginning : (firstDays.get(member.customerId) ?? beginning),
  }))
  const returned = new Set(returns.map(({ one }) => one.id))
  const judges = (_: unknown, recorded: { id: string }, posted: unknown) =>
    returned.has(recorded.id) && posted !== undefined
  const replay = await replayMembers(tx, program, requests, customers, judges, "correct")
  const due = await planReversals(
    tx,
    replay.members,
    returns.map((one) => toReverse(tx, one)),
  )
  const { entryIds } = await writeReversals(tx, due)
  result.entryIds.push(...entryIds)
  result.tierChanges.push(...(await writeTiers(tx, replay)))
}

function toReverse(tx: Tx, { stored, one, position }: StoredReturn): ReturnToReverse {
  const { id, purchaseId, externalId, occurredAt, isWhole } = stored
  const named = {
    externalId,
    occurredAt: occurredAt.toISOString(),
    amountMinor: Number(stored.amountMinor),
    currency: one.purchase.currency,
  }
  return { returnId: id, purchaseId, position, occurredAt, asOf: tx.now, isWhole, named }
}

interface Bought {
  purchases: Map<string, JudgeablePurchase>
  customers: Map<string, KnownCustomer>
}

/** The purchases, their customers locked: after waiting for a merge to end they are other ones'. */
async function lockBuyers(tx: Tx, purchaseIds: readonly string[]): Promise<Bought> {
  for (;;) {
    const found = await tx.db.$queryRaw<{ id: string; customerId: string | null }[]>`
      SELECT "id", "customerId" FROM "purchase"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${purchaseIds}::uuid[]) ORDER BY "id"`
    if (found.length < purchaseIds.length) throw new DomainError("not_found")
    const customers = await lockCustomers(tx, [...new Set(found.flatMap(({ customerId }) => customerId ?? []))])
    // Two returns of one purchase of nobody, or of somebody erased, wait for each other, where no customer is locked.
    for (const { id } of found.filter(({ customerId }) => !customers.has(customerId ?? ""))) {
      await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 13))`
    }
    const read = await readPurchases(tx, purchaseIds)
    const purchases = new Map(read.map((one) => [one.id, one]))
    if (found.every(({ id, customerId }) => purchases.get(id)?.customerId === customerId)) {
      return { purchases, customers }
    }
  }
}

/** Members who did something at or after a return of theirs: to be replayed from the first such return. */
async function findLate(
  tx: Tx,
  members: readonly KnownMember[],
  returns: readonly StoredReturn[],
): Promise<LateMember[]> {
  const lastAt = await lastActivities(tx, [...new Set(members.map(({ customerId }) => customerId))])
  return members.flatMap(({ id: memberId, customerId }) => {
    const last = lastAt.get(customerId)
    const own = returns.flatMap(({ stored, one }) => (one.customerId === customerId ? stored.occurredAt : []))
    const first = own.sort((a, b) => a.getTime() - b.getTime())[0]
    return last && first && first <= last ? [{ memberId, from: first.toISOString() }] : []
  })
}

async function lastActivities(tx: Tx, customerIds: readonly string[]): Promise<Map<string, Date>> {
  if (customerIds.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<{ customerId: string; at: Date }[]>`
    SELECT "customerId", max("occurredAt") AS "at" FROM (
      SELECT "customerId", "occurredAt" FROM "purchase"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ANY(${customerIds}::uuid[])
      UNION ALL
      SELECT "customerId", "occurredAt" FROM "event"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ANY(${customerIds}::uuid[])
    ) a GROUP BY "customerId"`
  return new Map(rows.map(({ customerId, at }) => [customerId, at]))
}
