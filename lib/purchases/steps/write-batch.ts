import { recordAudit } from "@/lib/core/audit"
import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { type DayDelta, emit } from "@/lib/core/outbox"
import { writeCustomers } from "@/lib/members/steps/write-customers"
import { moveJoining, writeMembers } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { rewriteTierPeriods } from "@/lib/tiers/steps/rewrite-tier-periods"
import type { JudgedBatch, RecordOptions } from "./judged-batch"
import { keepAlive } from "./keep-alive"
import type { TierGiftView } from "./planned-gift"
import { type AwardView, customerRef, memberRef, type PurchaseResult } from "./purchase-result"
import { writeBudgets } from "./rule-budgets"
import { writeAwards } from "./write-awards"
import { writeGifts } from "./write-gifts"
import { writeJudgements } from "./write-judgements"
import { countCustomers, purchaseView, writePurchases } from "./write-purchases"

/** Writes everything that was decided, set-wise, with one audit row and one event. Answers results by externalId. */
export async function writeBatch(
  tx: Tx,
  batch: JudgedBatch,
  options: RecordOptions,
  programs: readonly LiveProgram[],
): Promise<Map<string, PurchaseResult>> {
  if (batch.purchases.length === 0) return new Map()
  await writeCustomers(tx, batch.resolution)
  await writeMembers(tx, batch.members)
  await moveJoining(
    tx,
    batch.moved.map(({ member }) => member),
  )
  await writePurchases(tx, batch.purchases, options.importId ?? null)
  const { entryIds, views } = await writeAwards(tx, batch.awards)
  const gifts = await writeGifts(tx, batch.gifts)
  entryIds.push(...gifts.entryIds)
  await countCustomers(tx, batch)
  await writeJudgements(tx, batch.judgements)
  const kept = await keepAlive(tx, programs, activitiesOf(batch))
  entryIds.push(...kept.entryIds)
  noteRevived(batch, kept.revivedAccountIds)
  await writeBudgets(tx, batch.budgets)
  const tierChanges = await rewriteTierPeriods(tx, batch.rewrites)
  await recordAudit(tx, "purchase.record", options.importId ?? null, {
    source: options.source,
    purchases: batch.purchases.length,
    first: batch.purchases[0]?.id,
  })
  await emit(tx, "purchases.recorded", {
    purchaseIds: batch.purchases.map(({ id }) => id),
    entryIds,
    customersSeen: customersSeen(batch),
    membersJoined: membersJoined(tx, batch),
    tierChanges,
    lateMembers: batch.late,
  })
  return resultsOf(tx, batch, views, gifts.views)
}

function activitiesOf({ members, purchases }: JudgedBatch) {
  const byCustomer = new Map<string, JudgedBatch["members"]>()
  for (const member of members)
    byCustomer.set(member.customerId, [...(byCustomer.get(member.customerId) ?? []), member])
  return purchases.flatMap(({ customer, prepared: { at, day } }) =>
    (byCustomer.get(customer?.id ?? "") ?? [])
      .filter(({ joinedAt }) => joinedAt <= at)
      .map(({ accountId }) => ({ accountId, day })),
  )
}

/** What a purchase kept from running out after all may be due to returns that found it gone. */
function noteRevived(batch: JudgedBatch, accountIds: readonly string[]): void {
  for (const { id, accountId, customerId } of batch.members) {
    if (!accountIds.includes(accountId)) continue
    const own = batch.purchases.filter(({ customer }) => customer?.id === customerId)
    const first = Math.min(...own.map(({ prepared }) => prepared.at.getTime()))
    batch.late.push({ memberId: id, from: new Date(first).toISOString() })
  }
}

function sumByDay<T extends DayDelta>(deltas: readonly T[], key: (delta: T) => string): T[] {
  const sums = new Map<string, T>()
  for (const one of deltas) {
    const sum = sums.get(key(one))
    sums.set(key(one), sum ? { ...sum, delta: sum.delta + one.delta } : one)
  }
  return [...sums.values()].filter(({ delta }) => delta !== 0)
}

function customersSeen(batch: JudgedBatch): DayDelta[] {
  const deltas = [...batch.customers.values()].flatMap((customer): DayDelta[] => {
    const seen = { day: customer.firstSeenDay, delta: 1 }
    const before = batch.before.get(customer.id)?.firstSeenDay
    return before === undefined ? [seen] : [seen, { day: before, delta: -1 }]
  })
  return sumByDay(deltas, ({ day }) => day)
}

function membersJoined(tx: Tx, batch: JudgedBatch) {
  const { timeZone } = tx.merchant
  const joined = [...batch.joined, ...batch.moved.map(({ member }) => member)].map(({ programId, joinedAt }) => ({
    programId,
    day: localDay(joinedAt, timeZone) as string,
    delta: 1,
  }))
  const left = batch.moved.map(({ member, before }) => ({
    programId: member.programId,
    day: before as string,
    delta: -1,
  }))
  return sumByDay([...joined, ...left], ({ programId, day }) => `${programId} ${day}`)
}

function resultsOf(
  tx: Tx,
  batch: JudgedBatch,
  views: ReadonlyMap<string, AwardView[]>,
  gifts: ReadonlyMap<string, TierGiftView[]>,
): Map<string, PurchaseResult> {
  const members = new Map<string, PurchaseResult["members"]>()
  for (const member of batch.members) {
    members.set(member.customerId, [...(members.get(member.customerId) ?? []), memberRef(member)])
  }
  return new Map(
    batch.purchases.map((one) => [
      one.prepared.input.externalId,
      {
        purchase: purchaseView(tx, one),
        customer: one.customer && customerRef(one.customer),
        members: one.customer ? (members.get(one.customer.id) ?? []) : [],
        awards: views.get(one.id) ?? [],
        tierGifts: gifts.get(one.id) ?? [],
      },
    ]),
  )
}
