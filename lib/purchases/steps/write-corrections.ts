import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import type { WalletRef } from "@/lib/ledger/steps/entry-input"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import { type CorrectionCause, correctionEntry, type Difference } from "./plan-corrections"
import { type NewJudgement, writeJudgements } from "./write-judgements"

/** A difference of a member's, with the wallet that it is made up in and what it is made up for. */
export interface Plan {
  member: KnownMember
  wallet: WalletRef
  difference: Difference
  cause: CorrectionCause
}

/** What became of it. */
export interface Made {
  plan: Plan
  entryId: string | null
  /** What should have been taken and was not there. */
  writtenOff: bigint
}

/** Stores which award or return each entry corrects, and what changed of what is written off. */
export async function writeCorrections(tx: Tx, made: readonly Made[]): Promise<void> {
  await insertRows(tx, "AwardCorrection", made.flatMap(ofAward(tx.now)))
  await insertRows(tx, "ReturnReversal", made.flatMap(ofReturn))
  await writeJudgements(tx, made.flatMap(nothingTaken))
}

function ofAward(recordedAt: Date) {
  return (one: Made) => {
    const { one: activity, points, expired, ofReturn: corrected } = one.plan.difference
    const row = rowOf(one)
    const says = points < 0n || row.writtenOffPoints !== 0n || expired !== 0n
    if (corrected || !says || row.awardEntryId === null) return []
    const { kind, id } = activity
    const of = { purchaseId: kind === "purchase" ? id : null, eventId: kind === "event" ? id : null }
    return [{ ...row, ...of, recordedAt }]
  }
}

function ofReturn(made: Made) {
  const { one, points, ofReturn: corrected } = made.plan.difference
  const row = rowOf(made)
  if (!corrected || row.awardEntryId === null) return []
  const taken = row.entryId === null ? 0n : -points - made.writtenOff
  return [{ ...row, returnId: corrected.id, purchaseId: one.id, points: taken, isCorrection: true }]
}

function rowOf({ plan: { wallet, difference }, entryId, writtenOff }: Made) {
  const { memberId, programId, currency } = wallet
  return {
    id: newId(),
    ...{ memberId, programId, currency, entryId },
    awardEntryId: difference.ownEntryIds[0] ?? entryId,
    writtenOffPoints: difference.writtenOff + writtenOff,
    expiredPoints: difference.expired,
  }
}

/** What should have been taken where nothing was there any more: no entry tells of it, so that a judgement does. */
function nothingTaken({ plan: { wallet, difference, cause }, entryId, writtenOff }: Made): NewJudgement[] {
  const { one, points } = difference
  if (points >= 0n || entryId !== null || writtenOff === 0n) return []
  const { programVersionId, returnId, effectiveAt, explanation } = correctionEntry(wallet, difference, cause)
  const of = one.kind === "purchase" ? { purchaseId: one.id, returnId } : { eventId: one.id }
  const judgement = { memberId: wallet.memberId, programVersionId, ...of, outcome: "writtenOff" }
  return [{ ...judgement, effectiveAt, body: explanation }]
}
