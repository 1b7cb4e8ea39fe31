import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { least } from "@/lib/core/points"
import { planReversal, type Reversal } from "@/lib/ledger/domain/lots"
import { maturePostings, reversePostings } from "@/lib/ledger/domain/postings"
import type { EntryInput, WalletRef } from "@/lib/ledger/steps/entry-input"
import { postEntries } from "@/lib/ledger/steps/post-entries"
import { readLots, type WalletLot } from "@/lib/ledger/steps/read-lots"
import type { ReturnExplanation } from "@/lib/programs/domain/explanation"
import type { DueReversal } from "./plan-reversals"
import { writeJudgements } from "./write-judgements"

/** What a return took of one award. */
export interface ReversalView {
  /** Null: nothing was there to take. */
  entryId: string | null
  programId: string
  currency: string
  points: bigint
  writtenOffPoints: bigint
}

export interface WrittenReversals {
  entryIds: string[]
  /** By the return's id. */
  views: Map<string, ReversalView[]>
}

/** Takes back what returns owe, in order, from the wallets, which are locked and settled: see `planReversal` for where it comes from. */
export async function writeReversals(tx: Tx, due: readonly DueReversal[]): Promise<WrittenReversals> {
  const wallets = new Map(due.map(({ wallet }) => [wallet.id, wallet]))
  if (due.length === 0) return { entryIds: [], views: new Map() }
  const lots = await readLots(tx, [...wallets.keys()])
  const plans = due.map((told) => {
    const one = withExpired(told, lots)
    return { one, plan: planOf(one, lots) }
  })
  const taking = plans.filter(({ plan }) => takenBy(plan) > 0n)
  const lotsById = new Map(lots.map((lot) => [lot.id, lot]))
  const entries = taking.map(({ one, plan }) => entryOf(one, plan, lotsById))
  const ids = await postEntries(tx, [...entries.map(({ entry }) => entry), ...entries.flatMap(({ turned }) => turned)])
  const entryIds = new Map(taking.map(({ one }, index) => [one, ids[index] ?? null]))
  const rows = plans.map(({ one, plan }) => rowOf(one, plan, entryIds.get(one) ?? null))
  await insertRows(tx, "ReturnReversal", rows)
  await writeJudgements(
    tx,
    plans
      .filter(({ plan }) => takenBy(plan) === 0n)
      .map(({ one, plan }) => ({
        memberId: one.wallet.memberId,
        programVersionId: one.versionId,
        purchaseId: one.purchaseId,
        returnId: one.returnId,
        outcome: "writtenOff",
        effectiveAt: one.occurredAt,
        body: explain(one, plan),
      })),
  )
  const views = new Map<string, ReversalView[]>()
  for (const { returnId, entryId, programId, currency, points, writtenOffPoints } of rows) {
    const view = { entryId, programId, currency, points, writtenOffPoints }
    views.set(returnId, [...(views.get(returnId) ?? []), view])
  }
  return { entryIds: ids, views }
}

/** Of a history that is awarded late, what ran out before a return is not posted as expired yet. */
function withExpired(one: DueReversal, lots: readonly WalletLot[]): DueReversal {
  const gone = lots.filter(({ entryId, expiresAt }) => {
    return one.ownEntryIds.has(entryId) && expiresAt !== null && expiresAt <= one.asOf
  })
  return { ...one, expiredPoints: gone.reduce((total, { remaining }) => total + remaining, one.expiredPoints) }
}

/** Plans one and takes it off the lots, so that the next sees what remains. */
function planOf(one: DueReversal, lots: readonly WalletLot[]): Reversal {
  const own = lots.filter(({ walletId }) => walletId === one.wallet.id)
  const awardLotIds = new Set(own.filter(({ entryId }) => one.ownEntryIds.has(entryId)).map(({ id }) => id))
  const { points, expiredPoints, policy } = one
  const plan = planReversal({ points, awardLotIds, lots: own, expiredPoints, policy, now: one.asOf })
  for (const part of [...plan.own, ...plan.other]) {
    const lot = own.find(({ id }) => id === part.lotId)
    if (lot) lot.remaining -= part.points
  }
  return plan
}

function sum(parts: readonly { points: bigint }[]): bigint {
  return parts.reduce((total, { points }) => total + points, 0n)
}

function takenBy({ own, other, negative }: Reversal): bigint {
  return sum(own) + sum(other) + negative
}

interface PlannedEntry {
  entry: EntryInput
  /** Where what was taken was pending when it was returned and is available now, or the other way round: that it never became so. */
  turned: EntryInput[]
}

function entryOf(one: DueReversal, plan: Reversal, lots: ReadonlyMap<string, WalletLot>): PlannedEntry {
  let pending = plan.ownPending
  const turned = plan.own.flatMap(({ lotId, points }) => {
    const { availableAt = null, matured = false } = lots.get(lotId) ?? {}
    const wasPending = availableAt === null || availableAt > one.occurredAt
    if (availableAt === null || wasPending === !matured) return []
    pending += wasPending ? points : -points
    return [maturityOf(one.wallet, availableAt, wasPending ? -points : points)]
  })
  return { entry: reversalOf(one, plan, pending), turned }
}

function maturityOf(wallet: WalletRef, effectiveAt: Date, points: bigint): EntryInput {
  return { wallet, kind: "maturity", effectiveAt, postings: maturePostings(points) }
}

function reversalOf(one: DueReversal, plan: Reversal, pending: bigint): EntryInput {
  return {
    wallet: one.wallet,
    kind: "reversal",
    effectiveAt: one.occurredAt,
    programVersionId: one.versionId,
    purchaseId: one.purchaseId,
    returnId: one.returnId,
    causeEntryId: one.awardEntryId,
    postings: reversePostings(takenBy(plan) - pending, pending),
    lotMovements: [...plan.own, ...plan.other].map(({ lotId, points }) => ({ lotId, points: -points })),
    mayGoNegative: one.policy === "negative",
    explanation: explain(one, plan),
  }
}

function rowOf(one: DueReversal, plan: Reversal, entryId: string | null) {
  const { returnId, purchaseId, awardEntryId } = one
  const { memberId, programId, currency }: WalletRef = one.wallet
  const award = { returnId, purchaseId, memberId, programId, currency, awardEntryId }
  // What had run out is written off before anything else is.
  const lost = { writtenOffPoints: plan.writtenOff, expiredPoints: least(plan.writtenOff, one.expiredPoints) }
  return { id: newId(), ...award, points: takenBy(plan), ...lost, entryId }
}

function explain(one: DueReversal, plan: Reversal): ReturnExplanation {
  const { awardedPoints, takenBeforePoints, points, expiredPoints, policy, purchaseExternalId, after } = one
  return {
    return: one.named,
    purchaseExternalId,
    policy,
    awardedPoints: Number(awardedPoints),
    takenBeforePoints: Number(takenBeforePoints),
    duePoints: Number(points),
    ownPoints: Number(sum(plan.own)),
    otherPoints: Number(sum(plan.other)),
    belowZeroPoints: Number(plan.negative),
    writtenOffPoints: Number(plan.writtenOff),
    expiredPoints: Number(expiredPoints),
    after,
  }
}
