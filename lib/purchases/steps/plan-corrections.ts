import type { Tx } from "@/lib/core/ctx"
import { least } from "@/lib/core/points"
import { compareForSpending } from "@/lib/ledger/domain/lots"
import { memberChange, type Posting, transfer } from "@/lib/ledger/domain/postings"
import type { EntryInput, WalletRef } from "@/lib/ledger/steps/entry-input"
import { startsAvailable } from "@/lib/ledger/steps/post-entries"
import type { WalletLot } from "@/lib/ledger/steps/read-lots"
import type { Award } from "@/lib/programs/domain/award-input"
import type { Judged } from "./judge-member"
import type { ExpiredPoints } from "./read-expired"
import type { PostedAwards } from "./read-posted"
import type { RecordedActivity } from "./replay-members"

/** What a purchase or an event should have earned in a currency, beside what it did. */
export interface Difference {
  one: RecordedActivity
  judged: Judged
  currency: string
  /** To give (positive) or to take back (negative). */
  points: bigint
  posted: PostedAwards | undefined
}

/** The differences between a judgement, what was returned taken off, and what was posted, per currency. */
export function differencesOf(one: RecordedActivity, judged: Judged, posted: PostedAwards | undefined): Difference[] {
  const sums = new Map<string, bigint>()
  for (const [index, { currency, points }] of judged.result.awards.entries()) {
    const left = judged.takenBack.reduce((rest, taken) => rest - (taken[index] ?? 0n), points)
    sums.set(currency, (sums.get(currency) ?? 0n) + left)
  }
  // What was cancelled stays so: only what is due beyond it can be missing.
  for (const [currency, points] of posted?.cancelled ?? []) {
    const due = (sums.get(currency) ?? 0n) - points
    sums.set(currency, due > 0n ? due : 0n)
  }
  for (const [currency, points] of posted?.points ?? []) sums.set(currency, (sums.get(currency) ?? 0n) - points)
  return [...sums]
    .filter(([, points]) => points !== 0n)
    .map(([currency, points]) => ({ one, judged, currency, points, posted }))
}

export interface CorrectionCause {
  entryId: string | null
  externalId: string
  occurredAt: string
}

/** What is there of a wallet to take from. What is taken is taken off it, so that the next correction sees what remains. */
export interface Holdings {
  lots: WalletLot[]
  /** What ran out. */
  expired: ExpiredPoints[]
}

/**
 * The entries that make up for a difference, none where nothing is left to take. What ran out and should not have been
 * given is given back and taken, each at its own instant, and not taken from others.
 */
export function correctionEntries(
  tx: Tx,
  wallet: WalletRef,
  difference: Difference,
  holdings: Holdings,
  cause: CorrectionCause,
): EntryInput[] {
  const { one, judged, points } = difference
  const { version, result } = judged
  const award = result.awards.find(({ currency }) => currency === difference.currency)
  const { givenBack, ...moves } =
    points > 0n
      ? give(tx, points, award, one.occurredAt)
      : take(wallet, difference, holdings, version.compiled.definition.returnPolicy)
  if (memberChange(moves.postings).total === 0n) return []
  const correction: EntryInput = {
    wallet,
    kind: "correction",
    effectiveAt: one.occurredAt,
    programVersionId: version.id,
    ...(one.kind === "purchase" ? { purchaseId: one.id } : { eventId: one.id }),
    causeEntryId: cause.entryId,
    explanation: { ...result.explanation, cause: { externalId: cause.externalId, occurredAt: cause.occurredAt } },
    ...moves,
  }
  return [correction, ...givenBack.map((part) => giveBack(wallet, part))]
}

interface Moves extends Pick<EntryInput, "newLots" | "lotMovements" | "mayGoNegative"> {
  postings: Posting[]
  /** Of what ran out. */
  givenBack: ExpiredPoints[]
}

function give(tx: Tx, points: bigint, award: Award | undefined, occurredAt: Date): Moves {
  const { availableAt = occurredAt, expiresAt = null, inactivityMonths = null } = award ?? {}
  const account = startsAvailable(tx, availableAt, occurredAt) ? "member.available" : "member.pending"
  return {
    postings: transfer("program.issued", account, points),
    newLots: [{ points, availableAt, expiresAt, inactivityMonths }],
    givenBack: [],
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

/**
 * From its own lots first, then from what ran out of them, then from what can be spent; what is not there any more by the
 * program's return policy.
 */
function take(
  wallet: WalletRef,
  { points, currency, posted }: Difference,
  { lots, expired }: Holdings,
  policy: "withinBalance" | "negative",
): Moves {
  const own = new Set(posted?.entryIds)
  const moves: { lotId: string; points: bigint }[] = []
  const from = { available: 0n, pending: 0n }
  let left = -points
  const takeOf = (lotId: string, matured: boolean, most: bigint): bigint => {
    const part = least(most, left)
    left -= part
    if (part > 0n) moves.push({ lotId, points: -part })
    from[matured ? "available" : "pending"] += part
    return part
  }
  const takeFrom = (some: WalletLot[]) => {
    for (const lot of some.sort(compareForSpending)) lot.remaining -= takeOf(lot.id, lot.matured, lot.remaining)
  }
  takeFrom(lots.filter(({ entryId }) => own.has(entryId)))
  const gone = expired.filter((one) => one.currency === currency && own.has(one.entryId))
  // What a return wrote off may be of these, and is not due any more.
  let due = gone.reduce((sum, one) => sum + one.points, 0n) - (posted?.writtenOff.get(currency) ?? 0n)
  const givenBack = gone.flatMap((one) => {
    const part = due > 0n ? least(one.points, due, left) : 0n
    due -= part
    one.points -= part
    // What ran out before a merge did so in a wallet that is not this one: it is gone, and that is all.
    if (one.walletId !== wallet.id) left -= part
    else takeOf(one.lotId, one.matured, part)
    return part > 0n && one.walletId === wallet.id ? [{ ...one, points: part }] : []
  })
  takeFrom(lots.filter(({ entryId, matured }) => matured && !own.has(entryId)))
  const below = policy === "negative" ? left : 0n
  return {
    givenBack,
    mayGoNegative: below > 0n,
    postings: [
      ...transfer("member.available", "program.issued", from.available + below),
      ...transfer("member.pending", "program.issued", from.pending),
    ],
    lotMovements: moves,
  }
}
