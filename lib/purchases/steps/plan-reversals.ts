import type { Tx } from "@/lib/core/ctx"
import { least } from "@/lib/core/points"
import type { WalletRef } from "@/lib/ledger/steps/entry-input"
import type { AwardExplanation, ReturnExplanation } from "@/lib/programs/domain/explanation"
import { awardGroup } from "@/lib/programs/domain/taken-back"
import { walletOf } from "@/lib/programs/steps/enroll-members"
import type { Judged } from "./judge-member"
import { type AwardedEntry, readAwardedEntries } from "./read-awarded-entries"
import type { Replayed } from "./replay-members"

/** A recorded return whose points are to be taken back. */
export interface ReturnToReverse {
  returnId: string
  purchaseId: string
  /** Its place among the returns of the purchase. */
  position: number
  occurredAt: Date
  /** As of when lots are looked at: when it is recorded, or, of a history that is awarded late, when it occurred. */
  asOf: Date
  /** Whether nothing is left of the purchase: then all that it still has is due. */
  isWhole: boolean
  named: ReturnExplanation["return"]
}

/** Points of one award that a return owes. */
export interface DueReversal {
  returnId: string
  purchaseId: string
  purchaseExternalId: string
  wallet: WalletRef
  versionId: string
  awardEntryId: string
  /** The award and what corrected it: their lots pay first. */
  ownEntryIds: ReadonlySet<string>
  occurredAt: Date
  asOf: Date
  points: bigint
  awardedPoints: bigint
  takenBeforePoints: bigint
  /** Of the award, that ran out and was not written off by a return before. */
  expiredPoints: bigint
  policy: "withinBalance" | "negative"
  named: ReturnExplanation["return"]
  after: AwardExplanation
}

/** What returns of replayed members owe, in the order given: what was posted less what remains, award by award. */
export async function planReversals(
  tx: Tx,
  replayed: readonly Replayed[],
  returns: readonly ReturnToReverse[],
): Promise<DueReversal[]> {
  const programId = replayed[0]?.member.programId
  if (programId === undefined || returns.length === 0) return []
  const purchaseIds = [...new Set(returns.map(({ purchaseId }) => purchaseId))]
  const entries = await readAwardedEntries(tx, programId, purchaseIds)
  const judged = new Map(
    replayed.flatMap(({ member, judgement, recorded }) =>
      judgement.awarded.map((one) => [recorded.get(one.activity)?.id, { member, one }] as const),
    ),
  )
  return returns.flatMap((one) => {
    const found = judged.get(one.purchaseId)
    if (!found) return []
    const own = entries.filter(({ purchaseId }) => purchaseId === one.purchaseId)
    const wallet = (currency: string): WalletRef => {
      const { id } = walletOf(found.member, currency)
      return { id, memberId: found.member.id, programId, currency }
    }
    return duesOf(one, found.one, own, wallet)
  })
}

function duesOf(
  one: ReturnToReverse,
  judged: Judged,
  entries: AwardedEntry[],
  wallet: (currency: string) => WalletRef,
): DueReversal[] {
  const currencies = [...new Set(entries.map(({ currency }) => currency))]
  return currencies.flatMap((currency) => {
    const own = entries.filter((entry) => entry.currency === currency)
    return split(own, owed(one, judged, currency, own), one, judged).map(({ entry, points }) => {
      const due = dueOf(one, judged, own, entry, points, wallet(currency))
      entry.takenPoints += points
      return due
    })
  })
}

function open({ points, takenPoints }: AwardedEntry): bigint {
  return points - takenPoints
}

function owed(one: ReturnToReverse, judged: Judged, currency: string, own: readonly AwardedEntry[]): bigint {
  const left = own.reduce((sum, entry) => sum + open(entry), 0n)
  if (one.isWhole) return left
  const taken = judged.takenBack[one.position] ?? []
  const due = judged.result.awards.reduce(
    (sum, award, index) => (award.currency === currency ? sum + (taken[index] ?? 0n) : sum),
    0n,
  )
  return least(due, left)
}

/** Spreads what is owed: first over the awards that shrink by the judgement, then over the others. */
function split(own: readonly AwardedEntry[], points: bigint, { position }: ReturnToReverse, judged: Judged) {
  const taken = judged.takenBack[position] ?? []
  const byGroup = new Map(judged.result.awards.map((award, index) => [awardGroup(award), taken[index] ?? 0n]))
  const parts = new Map<AwardedEntry, bigint>()
  let left = points
  const take = (entry: AwardedEntry, most: bigint) => {
    const room = open(entry) - (parts.get(entry) ?? 0n)
    const part = least(most, room, left)
    if (part <= 0n) return
    left -= part
    parts.set(entry, (parts.get(entry) ?? 0n) + part)
  }
  for (const entry of own) take(entry, byGroup.get(entry.group) ?? 0n)
  for (const entry of own) take(entry, left)
  return [...parts].map(([entry, part]) => ({ entry, points: part }))
}

function dueOf(
  one: ReturnToReverse,
  judged: Judged,
  own: readonly AwardedEntry[],
  entry: AwardedEntry,
  points: bigint,
  wallet: WalletRef,
): DueReversal {
  const written = entry.writtenOffPoints
  const { returnId, purchaseId, occurredAt, asOf, named, position } = one
  return {
    returnId,
    purchaseId,
    purchaseExternalId: judged.activity.externalId,
    wallet,
    versionId: judged.version.id,
    awardEntryId: entry.entryId,
    ownEntryIds: new Set([
      entry.entryId,
      ...own.filter(({ kind }) => kind === "correction").map(({ entryId }) => entryId),
    ]),
    occurredAt,
    asOf,
    points,
    awardedPoints: entry.points,
    takenBeforePoints: entry.takenPoints,
    expiredPoints: entry.expiredPoints > written ? entry.expiredPoints - written : 0n,
    policy: judged.version.compiled.definition.returnPolicy,
    named,
    after: judged.rests[position]?.explanation ?? judged.result.explanation,
  }
}
