import { type Day, parseDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { insertRows } from "@/lib/core/insert-rows"
import { convertMinor } from "@/lib/core/money"
import type { LateMember, TierDelta } from "@/lib/core/outbox"
import { lockCustomers } from "@/lib/members/steps/find-customers"
import { convertBase, type Purchase, purchaseBase } from "@/lib/programs/domain/purchase-base"
import { lockMembers } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { afterReturns } from "../domain/remaining-purchase"
import { returnRequest } from "../domain/return-request"
import type { ReturnInput } from "../schema"
import { fieldsAsked, hasLimits } from "./member-facts"
import { planReversals, type ReturnToReverse } from "./plan-reversals"
import { type JudgeablePurchase, readPurchase } from "./read-judgeable"
import { readReturnRequests } from "./read-remains"
import { replayMembers, writeTiers } from "./replay-members"
import { settleWallets } from "./settle-wallets"
import { type ReversalView, writeReversals } from "./write-reversals"

const beginning = parseDay("0001-01-01")

/** A return as it is stored. Amounts are positive; `revenueMinor` and `baseMinor` in the merchant's currency. */
export interface NewReturn {
  id: string
  externalId: string
  purchaseId: string
  customerId: string | null
  importId: string | null
  occurredAt: Date
  recordedAt: Date
  /** Of the return itself, in the merchant's zone. */
  localDay: Day
  amountMinor: bigint
  revenueMinor: bigint
  baseMinor: bigint
  isWhole: boolean
}

export interface RecordedReturn {
  stored: NewReturn
  reversals: ReversalView[]
  entryIds: string[]
  tierChanges: TierDelta[]
  lateMembers: LateMember[]
}

export interface ReturnToRecord {
  id: string
  purchaseId: string
  input: ReturnInput
  localDay: Day
}

/**
 * Records a return whose externalId is claimed: lowers the purchase's day, takes points back and reckons tiers from the
 * instant of the return on. Throws `not_found`, `return_exceeds_purchase` and `invalid_input`.
 */
export async function recordReturn(
  tx: Tx,
  programs: readonly LiveProgram[],
  { id, purchaseId, input, localDay }: ReturnToRecord,
): Promise<RecordedReturn> {
  // Two returns of one purchase wait for each other, also where it is anonymous and no customer is locked.
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${purchaseId}, 13))`
  const { one, customers } = await lockBuyer(tx, purchaseId)
  const members = await lockMembers(tx, [...customers.keys()])
  const { stored, position } = await storeReturn(tx, one, { id, purchaseId, input, localDay })
  const { externalId, occurredAt, isWhole } = stored
  const named = {
    externalId,
    occurredAt: occurredAt.toISOString(),
    amountMinor: Number(stored.amountMinor),
    currency: one.purchase.currency,
  }
  const returned: ReturnToReverse = { returnId: id, purchaseId, position, occurredAt, asOf: tx.now, isWhole, named }
  const result: RecordedReturn = { stored, reversals: [], entryIds: [], tierChanges: [], lateMembers: [] }
  result.entryIds.push(...(await settleWallets(tx, members)))
  for (const program of programs) {
    const own = members.filter(({ programId, status }) => programId === program.id && status !== "merged")
    const from = hasLimits(program) || fieldsAsked(program).size > 0 ? beginning : one.day
    const requests = own.map((member) => ({ member, from }))
    const isIt = (recorded: { id: string }, posted: unknown) => recorded.id === purchaseId && posted !== undefined
    const judges = (_: unknown, recorded: { id: string }, posted: unknown) => isIt(recorded, posted)
    const replay = await replayMembers(tx, program, requests, customers, judges, "correct")
    const { entryIds, views } = await writeReversals(tx, await planReversals(tx, replay.members, [returned]))
    result.entryIds.push(...entryIds)
    result.reversals.push(...(views.get(id) ?? []))
    result.tierChanges.push(...(await writeTiers(tx, replay)))
  }
  const last = one.customerId === null ? null : await lastActivityAt(tx, one.customerId)
  if (last && occurredAt <= last) {
    result.lateMembers = members.map((member) => ({ memberId: member.id, from: occurredAt.toISOString() }))
  }
  return result
}

/** The purchase, its customer locked: after waiting for a merge to end it is another one's. */
async function lockBuyer(tx: Tx, purchaseId: string) {
  for (;;) {
    const key = { merchantId_id: { merchantId: tx.merchantId, id: purchaseId } }
    const found = await tx.db.purchase.findUnique({ where: key, select: { customerId: true } })
    const customers = await lockCustomers(tx, found?.customerId ? [found.customerId] : [])
    const one = await readPurchase(tx, purchaseId)
    if (!one) throw new DomainError("not_found")
    if (one.customerId === found?.customerId) return { one, customers }
  }
}

/** Stores the return and lowers what the customer's figures and the purchase's day hold. */
async function storeReturn(tx: Tx, one: JudgeablePurchase, { id, purchaseId, input, localDay }: ReturnToRecord) {
  const occurredAt = new Date(input.occurredAt)
  if (occurredAt < one.purchase.occurredAt) {
    const message = "A return cannot come before its purchase. Check the instant."
    throw new DomainError("invalid_input", { fields: [{ path: "occurredAt", message }], detail: message })
  }
  const earlier = (await readReturnRequests(tx, [purchaseId])).get(purchaseId) ?? []
  const before = afterReturns(one.purchase, earlier)
  const after = afterReturns(one.purchase, [...earlier, returnRequest(input)])
  const amountMinor = before.leftMinor - after.leftMinor
  // Once all lines are back, what was charged beside them may still be.
  if (before.purchase === null && before.leftMinor === 0n) throw new DomainError("return_exceeds_purchase")
  const { rate } = one
  const inMerchantMoney = (minor: bigint) => (rate ? convertMinor(minor, rate) : minor)
  const baseOf = (purchase: Purchase | null) => {
    if (!purchase) return 0n
    const base = purchaseBase(purchase)
    return (rate ? convertBase(base, rate) : base).totalMinor
  }
  // A part can leave the other lines with more than they had. All together never take more than there was.
  const taken = await tx.db.purchaseReturn.aggregate({
    where: { merchantId: tx.merchantId, purchaseId },
    _sum: { baseMinor: true },
  })
  const less = baseOf(one.purchase) - (taken._sum.baseMinor ?? 0n) - baseOf(after.purchase)
  const stored: NewReturn = {
    id,
    externalId: input.externalId,
    purchaseId,
    customerId: one.customerId,
    importId: null,
    occurredAt,
    recordedAt: tx.now,
    localDay,
    amountMinor,
    revenueMinor: inMerchantMoney(before.leftMinor) - inMerchantMoney(after.leftMinor),
    baseMinor: less > 0n ? less : 0n,
    isWhole: before.purchase !== null && after.purchase === null,
  }
  const { amountMinor: named, items } = input
  await insertRows(tx, "PurchaseReturn", [{ ...stored, requested: { amountMinor: named, items } }])
  if (one.customerId !== null) await lowerFigures(tx, one.customerId, one.day, stored)
  return { stored, position: earlier.length }
}

async function lowerFigures(tx: Tx, customerId: string, day: Day, { baseMinor, revenueMinor, isWhole }: NewReturn) {
  const purchases = isWhole ? 1n : 0n
  await tx.db.$executeRaw`
    UPDATE "customer_day" SET "purchases" = "purchases" - ${purchases}, "spendMinor" = "spendMinor" - ${baseMinor},
      "revenueMinor" = "revenueMinor" - ${revenueMinor}
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ${customerId}::uuid AND "day" = ${day}::date`
  await tx.db.$executeRaw`
    UPDATE "customer" SET "purchaseCount" = "purchaseCount" - ${purchases}, "spendMinor" = "spendMinor" - ${baseMinor},
      "revenueMinor" = "revenueMinor" - ${revenueMinor}
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ${customerId}::uuid`
}

async function lastActivityAt(tx: Tx, customerId: string): Promise<Date | null> {
  const [row] = await tx.db.$queryRaw<{ at: Date | null }[]>`
    SELECT greatest(
      (SELECT max("occurredAt") FROM "purchase" WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ${customerId}::uuid),
      (SELECT max("occurredAt") FROM "event" WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ${customerId}::uuid)
    ) AS "at"`
  return row?.at ?? null
}
