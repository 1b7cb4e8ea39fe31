import { addDays, localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { TransferExplanation } from "../domain/explain-sharing"
import type { LotPart } from "../domain/lots"
import { feePostings, givePostings, receivePostings } from "../domain/postings"
import { type PlannedTransfer, planTransfer, type TransferRules } from "../domain/transfer"
import type { EntryInput, NewLot } from "./entry-input"
import type { LockedWallet } from "./lock-wallet"
import { postEntries } from "./post-entries"
import type { WalletLot } from "./read-lots"

export interface PostedTransfer {
  transferId: string
  points: bigint
  fee: bigint
  rules: TransferRules
}

/**
 * Moves points from one locked wallet to another of the program: each lot that arrives keeps the end and the age of the one
 * that it came from. The fee is an entry of its own. Answers the entries' ids. Throws `insufficient_points`.
 */
export async function postTransfer(
  tx: Tx,
  from: LockedWallet,
  to: LockedWallet,
  { transferId, points, fee, rules }: PostedTransfer,
): Promise<string[]> {
  const plan = planTransfer(from.lots, points, fee, tx.now)
  const lots = new Map(from.lots.map((lot) => [lot.id, lot]))
  const told = { transferId, explanation: explain(tx, plan, lots, { points, fee, rules }) }
  const out: EntryInput = {
    ...told,
    wallet: from,
    kind: "transfer",
    postings: givePostings(points),
    lotMovements: taken(plan.given),
  }
  const into: EntryInput = {
    ...told,
    wallet: to,
    kind: "transfer",
    postings: receivePostings(points),
    newLots: plan.given.flatMap(({ lotId, points: part }) => {
      const lot = lots.get(lotId)
      return lot ? [arriving(lot, part)] : []
    }),
  }
  const paid: EntryInput = {
    ...told,
    wallet: from,
    kind: "transferFee",
    postings: feePostings(fee),
    lotMovements: taken(plan.fee),
  }
  return postEntries(tx, [out, into, ...(fee > 0n ? [paid] : [])])
}

function taken(parts: readonly LotPart[]) {
  return parts.map(({ lotId, points }) => ({ lotId, points: -points }))
}

function arriving(lot: WalletLot, points: bigint): NewLot {
  const { availableAt, expiresAt, inactivityMonths, id: sourceLotId } = lot
  const earnedAt = lot.earnedAt ?? lot.effectiveAt
  const givenExpiresAt = inactivityMonths === null ? null : expiresAt
  const kept = { availableAt, expiresAt, inactivityMonths, earnedAt, sourceLotId, givenExpiresAt }
  return { ...kept, points, matured: true, onAction: false }
}

function explain(
  tx: Tx,
  plan: PlannedTransfer,
  lots: ReadonlyMap<string, WalletLot>,
  { points, fee, rules }: Omit<PostedTransfer, "transferId">,
): TransferExplanation {
  return {
    givenPoints: Number(points),
    feePoints: Number(fee),
    fixedPoints: Number(rules.feePoints),
    basisPoints: rules.feeBasisPoints,
    parts: plan.given.map((part) => {
      const end = lots.get(part.lotId)?.expiresAt ?? null
      // The last day is the one before the first instant at which they are gone.
      const through = end && addDays(localDay(end, tx.merchant.timeZone), -1)
      return { points: Number(part.points), through }
    }),
  }
}
