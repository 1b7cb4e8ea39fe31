import type { Tx } from "@/lib/core/ctx"
import { least } from "@/lib/core/points"
import { maturePostings, transfer } from "@/lib/ledger/domain/postings"
import type { EntryInput, WalletRef } from "@/lib/ledger/steps/entry-input"
import { startsAvailable } from "@/lib/ledger/steps/post-entries"
import { type CorrectionCause, correctionEntry, counterAccount, type Difference } from "./plan-corrections"

/** A lot that a return took from, be it that nothing is left of it. */
export interface EmptiedLot {
  id: string
  walletId: string
  matured: boolean
  availableAt: Date | null
}

/** Reads the lots that returns took from and are given back to. */
export async function readEmptied(tx: Tx, differences: readonly Difference[]): Promise<Map<string, EmptiedLot>> {
  const ids = differences.flatMap(({ ofReturn }) => [...(ofReturn?.taken?.own.keys() ?? [])])
  if (ids.length === 0) return new Map()
  const lots = await tx.db.lot.findMany({
    where: { merchantId: tx.merchantId, id: { in: ids } },
    select: { id: true, walletId: true, matured: true, availableAt: true },
  })
  return new Map(lots.map((lot) => [lot.id, lot]))
}

/**
 * Gives what is missing: of an award with its own dates, where what had waited for an action that was taken is there from
 * then on; of what a return took too much first what it took of other points, as points of the award, then what it took of
 * the award's lots, to these. Answers the entry that gives, and what tells that given points have matured since.
 */
export function planGiving(
  tx: Tx,
  wallet: WalletRef,
  difference: Difference,
  emptied: ReadonlyMap<string, EmptiedLot>,
  cause: CorrectionCause,
): EntryInput[] {
  const { points, effectiveAt, ofReturn } = difference
  const back = ofReturn ? givenBack(wallet, difference, emptied) : []
  const anew = points - back.reduce((sum, one) => sum + one.points, 0n)
  const lot = newLot(difference, anew)
  const starts = startsAvailable(tx, lot.availableAt, effectiveAt)
  const pendingBack = back.filter(({ lot: one }) => wasPending(one, effectiveAt))
  const pending = pendingBack.reduce((sum, one) => sum + one.points, starts ? 0n : anew)
  const counter = counterAccount(difference)
  const giving: EntryInput = {
    ...correctionEntry(wallet, difference, cause),
    postings: [
      ...transfer(counter, "member.available", points - pending),
      ...transfer(counter, "member.pending", pending),
    ],
    newLots: anew > 0n ? [lot] : [],
    lotMovements: back.map((one) => ({ lotId: one.lot.id, points: one.points })),
  }
  const matured = back.flatMap(({ lot: one, points: given }): EntryInput[] => {
    if (one.availableAt === null || wasPending(one, effectiveAt) !== one.matured) return []
    const turned = one.matured ? given : -given
    return [{ wallet, kind: "maturity", effectiveAt: one.availableAt, postings: maturePostings(turned) }]
  })
  return [giving, ...matured]
}

function wasPending({ availableAt }: EmptiedLot, at: Date): boolean {
  return availableAt === null || availableAt > at
}

/** What goes back to lots of the wallet. After a merge those of before are not of it any more. */
function givenBack(
  wallet: WalletRef,
  { points, ofReturn }: Difference,
  emptied: ReadonlyMap<string, EmptiedLot>,
): { lot: EmptiedLot; points: bigint }[] {
  const { points: taken = 0n, own = new Map<string, bigint>() } = ofReturn?.taken ?? {}
  const ofOthers = taken - [...own.values()].reduce((sum, one) => sum + one, 0n)
  let left = points - least(points, ofOthers > 0n ? ofOthers : 0n)
  return [...own].flatMap(([lotId, from]) => {
    const lot = emptied.get(lotId)
    const part = least(left, from)
    if (lot?.walletId !== wallet.id || part <= 0n) return []
    left -= part
    return [{ lot, points: part }]
  })
}

function newLot({ one, award, posted, endsAt: expiresAt }: Difference, points: bigint) {
  const { inactivityMonths = null } = award ?? {}
  const onAction = award?.availableAt === null
  const availableAt = onAction ? (posted?.activatedAt ?? null) : (award?.availableAt ?? one.occurredAt)
  return { points, availableAt, expiresAt, inactivityMonths, onAction }
}
