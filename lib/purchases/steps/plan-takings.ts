import { least } from "@/lib/core/points"
import { compareForSpending } from "@/lib/ledger/domain/lots"
import { maturePostings, transfer } from "@/lib/ledger/domain/postings"
import type { EntryInput, WalletRef } from "@/lib/ledger/steps/entry-input"
import type { WalletLot } from "@/lib/ledger/steps/read-lots"
import { type CorrectionCause, correctionEntry, counterAccount, type Difference } from "./plan-corrections"
import type { ExpiredPoints } from "./read-expired"

/** What is there of a wallet to take from. What is taken is taken off it, so that the next correction sees what remains. */
export interface Holdings {
  lots: readonly WalletLot[]
  /** What ran out. */
  expired: readonly ExpiredPoints[]
}

export interface Taking {
  /** None where nothing is left to take; first the one that takes. */
  entries: EntryInput[]
  /** What could not be taken. */
  writtenOff: bigint
}

/**
 * Takes what was given too much of an award, or what a return should have taken of it: from its own lots first, then from what ran out of them, which is given back
 * and taken, each at its own instant; then from what can be spent; and what is not there any more by the program's return policy.
 */
export function planTaking(
  wallet: WalletRef,
  difference: Difference,
  { lots, expired }: Holdings,
  cause: CorrectionCause,
): Taking {
  const { effectiveAt } = difference
  const own = new Set(difference.ownEntryIds)
  const counter = counterAccount(difference)
  const taker = new Taker(-difference.points, effectiveAt)
  const inOrder = [...lots].sort(compareForSpending)
  for (const lot of inOrder) if (own.has(lot.entryId)) lot.remaining -= taker.take(lot, lot.remaining)
  const givenBack: EntryInput[] = []
  let elsewhere = 0n
  for (const gone of expired) {
    if (!own.has(gone.entryId)) continue
    // What ran out before a merge did so in a wallet that is not this one: it is gone, and that is all.
    const isHere = gone.walletId === wallet.id
    const points = isHere ? taker.take({ ...gone, id: gone.lotId }, gone.points) : taker.pass(gone.points)
    gone.points -= points
    if (!isHere) elsewhere += points
    else if (points > 0n) givenBack.push(giveBack(wallet, { ...gone, points }))
  }
  for (const lot of inOrder) {
    if (lot.matured && !own.has(lot.entryId)) lot.remaining -= taker.take({ ...lot, availableAt: null }, lot.remaining)
  }
  const below = difference.judged.version.compiled.definition.returnPolicy === "negative" ? taker.left : 0n
  const writtenOff = taker.left - below + elsewhere
  const { available, pending } = taker
  if (available + pending + below === 0n) return { entries: [], writtenOff }
  const taking: EntryInput = {
    ...correctionEntry(wallet, difference, cause),
    mayGoNegative: below > 0n,
    postings: [
      ...transfer("member.available", counter, available + below),
      ...transfer("member.pending", counter, pending),
    ],
    lotMovements: taker.movements,
  }
  return { entries: [taking, ...givenBack, ...taker.turned.map((turned) => ({ wallet, ...turned }))], writtenOff }
}

type Takable = Pick<WalletLot, "id" | "matured" | "availableAt">

/** Takes so many points, as they were at an instant: what became available since was pending then, and never became so. */
class Taker {
  available = 0n
  pending = 0n
  readonly movements: { lotId: string; points: bigint }[] = []
  readonly turned: Pick<EntryInput, "kind" | "effectiveAt" | "postings">[] = []

  constructor(
    public left: bigint,
    private readonly at: Date,
  ) {}

  take({ id: lotId, matured, availableAt }: Takable, most: bigint): bigint {
    const points = this.pass(most)
    if (points === 0n) return points
    this.movements.push({ lotId, points: -points })
    const wasPending = availableAt !== null && availableAt > this.at
    if (matured && wasPending) {
      this.turned.push({ kind: "maturity", effectiveAt: availableAt, postings: maturePostings(-points) })
    }
    if (matured && !wasPending) this.available += points
    else this.pending += points
    return points
  }

  pass(most: bigint): bigint {
    const points = least(most, this.left)
    this.left -= points
    return points
  }
}

function giveBack(wallet: WalletRef, { matured, points, ...from }: ExpiredPoints): EntryInput {
  return {
    wallet,
    kind: "correction",
    effectiveAt: from.effectiveAt,
    causeEntryId: from.expiryEntryId,
    reason: "Points that ran out had not been due",
    postings: transfer("program.expired", matured ? "member.available" : "member.pending", points),
    lotMovements: [{ lotId: from.lotId, points }],
  }
}
