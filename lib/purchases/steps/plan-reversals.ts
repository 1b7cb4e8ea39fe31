import type { Tx } from "@/lib/core/ctx"
import { least } from "@/lib/core/points"
import type { WalletRef } from "@/lib/ledger/steps/entry-input"
import type { AwardExplanation, ReturnExplanation } from "@/lib/programs/domain/explanation"
import { awardGroup } from "@/lib/programs/domain/taken-back"
import { walletOf } from "@/lib/programs/steps/enroll-members"
import type { Judged } from "./judge-member"
import { openPoints, type PostedGroup, readAwardGroups, writtenOffAsExpired } from "./read-award-groups"
import { readExpired } from "./read-expired"
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
  /** Of the award, that ran out and was not written off as such before. */
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
  const posted = await readAwardGroups(tx, programId, purchaseIds)
  const awards = new Map<string, OpenAward[]>()
  const groups = [...posted].flatMap(([id, activity]) => [...activity.groups.values()].map((group) => ({ id, group })))
  const expired = new Map<string, bigint>()
  const entryIds = groups.flatMap(({ group }) => group.entryIds)
  for (const { entryId, points } of await readExpired(tx, entryIds)) {
    expired.set(entryId, (expired.get(entryId) ?? 0n) + points)
  }
  for (const { id, group } of groups) {
    const gone = group.entryIds.reduce((sum, entryId) => sum + (expired.get(entryId) ?? 0n), 0n)
    const open = openPoints(group)
    const known = writtenOffAsExpired(group)
    const expiredPoints = gone > known ? gone - known : 0n
    if (group.awarded > 0n) awards.set(id, [...(awards.get(id) ?? []), { group, open, expiredPoints }])
  }
  const judged = new Map(
    replayed.flatMap(({ member, judgement, recorded }) =>
      judgement.awarded.map((one) => [recorded.get(one.activity)?.id, { member, one }] as const),
    ),
  )
  return returns.flatMap((one) => {
    const found = judged.get(one.purchaseId)
    if (!found) return []
    const wallet = (currency: string): WalletRef => {
      const { id } = walletOf(found.member, currency)
      return { id, memberId: found.member.id, programId, currency }
    }
    return duesOf(one, found.one, awards.get(one.purchaseId) ?? [], wallet)
  })
}

/** An award of which a return may take something yet. */
interface OpenAward {
  group: PostedGroup
  /** Not taken, cancelled or written off so far. */
  open: bigint
  /** What ran out of it and was not written off as such. */
  expiredPoints: bigint
}

function duesOf(
  one: ReturnToReverse,
  judged: Judged,
  awards: readonly OpenAward[],
  wallet: (currency: string) => WalletRef,
): DueReversal[] {
  const currencies = [...new Set(awards.map(({ group }) => group.currency))]
  return currencies.flatMap((currency) => {
    const own = awards.filter(({ group }) => group.currency === currency)
    return split(own, owed(one, judged, currency, own), one, judged).map(({ award, points }) => {
      const due = dueOf(one, judged, award, points, wallet(currency))
      award.open -= points
      return due
    })
  })
}

function owed(one: ReturnToReverse, judged: Judged, currency: string, own: readonly OpenAward[]): bigint {
  const left = own.reduce((sum, { open }) => sum + open, 0n)
  if (one.isWhole) return left
  const taken = judged.takenBack[one.position] ?? []
  const due = judged.result.awards.reduce(
    (sum, award, index) => (award.currency === currency ? sum + (taken[index] ?? 0n) : sum),
    0n,
  )
  return least(due, left)
}

/** Spreads what is owed: first over the awards that shrink by the judgement, then over the others. */
function split(own: readonly OpenAward[], points: bigint, { position }: ReturnToReverse, judged: Judged) {
  const taken = judged.takenBack[position] ?? []
  const byGroup = new Map(judged.result.awards.map((award, index) => [awardGroup(award), taken[index] ?? 0n]))
  const parts = new Map<OpenAward, bigint>()
  let left = points
  const take = (award: OpenAward, most: bigint) => {
    const room = award.open - (parts.get(award) ?? 0n)
    const part = least(most, room, left)
    if (part <= 0n) return
    left -= part
    parts.set(award, (parts.get(award) ?? 0n) + part)
  }
  for (const award of own) take(award, byGroup.get(award.group.group) ?? 0n)
  for (const award of own) take(award, left)
  return [...parts].map(([award, part]) => ({ award, points: part }))
}

function dueOf(
  one: ReturnToReverse,
  judged: Judged,
  { group, open, expiredPoints }: OpenAward,
  points: bigint,
  wallet: WalletRef,
): DueReversal {
  const { returnId, purchaseId, occurredAt, asOf, named, position } = one
  return {
    returnId,
    purchaseId,
    purchaseExternalId: judged.activity.externalId,
    wallet,
    versionId: judged.version.id,
    awardEntryId: group.entryIds[0] ?? "",
    ownEntryIds: new Set(group.entryIds),
    occurredAt,
    asOf,
    points,
    awardedPoints: group.awarded,
    takenBeforePoints: group.awarded - open,
    expiredPoints,
    policy: judged.version.compiled.definition.returnPolicy,
    named,
    after: judged.rests[position]?.explanation ?? judged.result.explanation,
  }
}
