import type { Day } from "@/lib/core/calendar"
import { keptUntil } from "@/lib/ledger/domain/inactivity"
import type { LedgerAccount } from "@/lib/ledger/domain/postings"
import type { WalletRef } from "@/lib/ledger/steps/entry-input"
import type { Award } from "@/lib/programs/domain/award-input"
import { awardGroup } from "@/lib/programs/domain/taken-back"
import { type AwardState, type Correction, correctionsOf } from "../domain/correction"
import type { Judged } from "./judge-member"
import type { PostedActivity, PostedGroup, TakenByReturn } from "./read-award-groups"
import type { RecordedActivity } from "./replay-members"

/** What an award of a purchase or an event should have come to by now, beside what it did, or what a return of it took. */
export interface Difference extends Correction {
  one: RecordedActivity
  judged: Judged
  currency: string
  /** As it is judged now; undefined: it should have made none. */
  award: Award | undefined
  /** When the points run out, as far as activity keeps them. */
  endsAt: Date | null
  posted: PostedGroup | undefined
  /** The award and what corrected it: their lots pay first. Shared by the differences of one award. */
  ownEntryIds: string[]
  /** When it should have been so. */
  effectiveAt: Date
  /** The return that took too much or too little; null: the award was too much or too little. */
  ofReturn: CorrectedReturn | null
}

export interface CorrectedReturn {
  id: string
  /** Its place among the returns of the purchase. */
  position: number
  taken: TakenByReturn | undefined
}

/** What makes points last: the days of activity of the account in rising order, and the zone they are of. */
export interface Kept {
  days: readonly Day[]
  timeZone: string
}

/** The differences between a judgement, with what returns take of it, and what was posted: by award, each where it arose. */
export function differencesOf(
  one: RecordedActivity,
  judged: Judged,
  posted: PostedActivity | undefined,
  kept: Kept,
): Difference[] {
  const { awards } = judged.result
  const due = new Map(awards.map((award, index) => [awardGroup(award), { award, index }]))
  const groups = [...new Set([...due.keys(), ...(posted?.groups.keys() ?? [])])]
  return groups.flatMap((group) => {
    const { award, index = -1 } = due.get(group) ?? {}
    const known = posted?.groups.get(group)
    const endsAt = award ? endOf(award, kept) : null
    const returns = posted?.returns ?? []
    const takenBack = returns.map((_, position) => judged.takenBack[position]?.[index] ?? 0n)
    const found = correctionsOf({ points: award?.points ?? 0n, takenBack, endsAt }, stateOf(known, posted))
    const currency = award?.currency ?? known?.currency ?? ""
    const ownEntryIds = [...(known?.entryIds ?? [])]
    const same = { one, judged, currency, award, endsAt, posted: known, ownEntryIds }
    const displaced = displacedOf(one, known)
    const points = displaced.reduce((sum, elsewhere) => sum - elsewhere.points, found.award.points)
    return [
      { ...same, ...found.award, points, effectiveAt: one.occurredAt, ofReturn: null },
      ...displaced.map((elsewhere) => ({ ...same, ...elsewhere, ofReturn: null })),
      ...returns.flatMap(({ id, occurredAt }, position): Difference[] => {
        const correction = found.returns[position]
        const ofReturn = { id, position, taken: known?.taken.get(id) }
        return correction ? [{ ...same, ...correction, effectiveAt: occurredAt, ofReturn }] : []
      }),
    ].filter(({ points, writtenOff, expired }) => points !== 0n || writtenOff !== 0n || expired !== 0n)
  })
}

/** What was given at another instant: a member who turns out to have joined earlier signed up then. */
function displacedOf(one: RecordedActivity, posted: PostedGroup | undefined) {
  if (one.kind === "purchase") return []
  return [...(posted?.byInstant ?? [])].flatMap(([at, points]) => {
    if (points === 0n || at === one.occurredAt.getTime()) return []
    return [{ points: -points, writtenOff: 0n, expired: 0n, effectiveAt: new Date(at) }]
  })
}

function stateOf(group: PostedGroup | undefined, activity: PostedActivity | undefined): AwardState {
  const returns = (activity?.returns ?? []).map(({ id, asOf }) => {
    const { points: taken = 0n, writtenOff = 0n, expired = 0n, own } = group?.taken.get(id) ?? {}
    return { asOf, taken, writtenOff, expired, own: [...(own?.values() ?? [])].reduce((sum, one) => sum + one, 0n) }
  })
  const { awarded = 0n, cancelled = 0n, writtenOff = 0n, expired = 0n } = group ?? {}
  return { awarded, cancelled, writtenOff, expired, returns }
}

function endOf({ expiresAt, inactivityMonths }: Award, { days, timeZone }: Kept): Date | null {
  if (expiresAt === null || inactivityMonths === null) return expiresAt
  return keptUntil(expiresAt, inactivityMonths, days, timeZone)
}

export interface CorrectionCause {
  entryId: string | null
  externalId: string
  occurredAt: string
}

/** What every entry of a correction says. */
export function correctionEntry(wallet: WalletRef, difference: Difference, cause: CorrectionCause) {
  const { one, judged, ofReturn, effectiveAt } = difference
  const { explanation } = (ofReturn && judged.rests[ofReturn.position]) ?? judged.result
  return {
    wallet,
    kind: "correction" as const,
    effectiveAt,
    programVersionId: judged.version.id,
    ...(one.kind === "purchase" ? { purchaseId: one.id } : { eventId: one.id }),
    returnId: ofReturn?.id ?? null,
    causeEntryId: cause.entryId,
    explanation: { ...explanation, cause: { externalId: cause.externalId, occurredAt: cause.occurredAt } },
  }
}

/** The account that stands against what a correction gives or takes: what was issued, or what returns took back of it. */
export function counterAccount({ ofReturn }: Difference): LedgerAccount {
  return ofReturn ? "program.reversed" : "program.issued"
}
