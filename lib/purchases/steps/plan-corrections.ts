import type { Tx } from "@/lib/core/ctx"
import { least } from "@/lib/core/points"
import { compareForSpending } from "@/lib/ledger/domain/lots"
import { memberChange, type Posting, transfer } from "@/lib/ledger/domain/postings"
import type { EntryInput, WalletRef } from "@/lib/ledger/steps/entry-input"
import { startsAvailable } from "@/lib/ledger/steps/post-entries"
import type { WalletLot } from "@/lib/ledger/steps/read-lots"
import type { Award } from "@/lib/programs/domain/award-input"
import type { Judged } from "./judge-member"
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

/**
 * The entry that makes up for a difference, or null where nothing is left to take. `lots` are the wallet's; what is taken
 * is taken off them, so that the next correction sees what remains.
 */
export function correctionEntry(
  tx: Tx,
  wallet: WalletRef,
  difference: Difference,
  lots: WalletLot[],
  cause: CorrectionCause,
): EntryInput | null {
  const { one, judged, points, posted } = difference
  const { version, result } = judged
  const award = result.awards.find(({ currency }) => currency === difference.currency)
  const moves =
    points > 0n
      ? give(tx, points, award, one.occurredAt)
      : take(-points, lots, posted, version.compiled.definition.returnPolicy)
  if (memberChange(moves.postings).total === 0n) return null
  return {
    wallet,
    kind: "correction",
    effectiveAt: one.occurredAt,
    programVersionId: version.id,
    ...(one.kind === "purchase" ? { purchaseId: one.id } : { eventId: one.id }),
    causeEntryId: cause.entryId,
    explanation: { ...result.explanation, cause: { externalId: cause.externalId, occurredAt: cause.occurredAt } },
    ...moves,
  }
}

type Moves = Pick<EntryInput, "newLots" | "lotMovements" | "mayGoNegative"> & { postings: Posting[] }

function give(tx: Tx, points: bigint, award: Award | undefined, occurredAt: Date): Moves {
  const { availableAt = occurredAt, expiresAt = null, inactivityMonths = null } = award ?? {}
  const account = startsAvailable(tx, availableAt, occurredAt) ? "member.available" : "member.pending"
  return {
    postings: transfer("program.issued", account, points),
    newLots: [{ points, availableAt, expiresAt, inactivityMonths }],
  }
}

/** From its own lots first, then from what can be spent; what is not there any more by the program's return policy. */
function take(
  points: bigint,
  lots: WalletLot[],
  posted: PostedAwards | undefined,
  policy: "withinBalance" | "negative",
): Moves {
  const own = new Set(posted?.entryIds)
  const order = [...lots].sort((a, b) => {
    const first = Number(own.has(b.entryId)) - Number(own.has(a.entryId))
    return first === 0 ? compareForSpending(a, b) : first
  })
  const moves: { lotId: string; points: bigint }[] = []
  const from = { available: 0n, pending: 0n }
  let left = points
  for (const lot of order) {
    if (left === 0n) break
    if (lot.remaining === 0n || (!lot.matured && !own.has(lot.entryId))) continue
    const taken = least(lot.remaining, left)
    lot.remaining -= taken
    left -= taken
    moves.push({ lotId: lot.id, points: -taken })
    if (lot.matured) from.available += taken
    else from.pending += taken
  }
  const below = policy === "negative" ? left : 0n
  return {
    mayGoNegative: below > 0n,
    postings: [
      ...transfer("member.available", "program.issued", from.available + below),
      ...transfer("member.pending", "program.issued", from.pending),
    ],
    lotMovements: moves,
  }
}
