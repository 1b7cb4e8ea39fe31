import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { keptUntil } from "@/lib/ledger/domain/inactivity"
import { transfer } from "@/lib/ledger/domain/postings"
import type { EntryInput, WalletRef } from "@/lib/ledger/steps/entry-input"
import { startsAvailable } from "@/lib/ledger/steps/post-entries"
import type { Award } from "@/lib/programs/domain/award-input"
import { awardGroup } from "@/lib/programs/domain/taken-back"
import { type Correction, correctionOf } from "../domain/correction"
import type { Judged } from "./judge-member"
import type { PostedActivity, PostedGroup } from "./read-award-groups"
import type { RecordedActivity } from "./replay-members"

/** What a purchase or an event should have earned by one award, beside what it did. */
export interface Difference extends Correction {
  one: RecordedActivity
  judged: Judged
  currency: string
  /** As it is judged now; undefined: it should have made none. */
  award: Award | undefined
  /** When the points run out, as far as activity keeps them. */
  endsAt: Date | null
  posted: PostedGroup | undefined
}

/** What makes points last: the days of activity of the account in rising order, and the zone they are of. */
export interface Kept {
  days: readonly Day[]
  timeZone: string
}

/** The differences between a judgement, with what returns take of it, and what was posted, award by award. */
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
    const takenBack = (posted?.returns ?? []).map((_, position) => judged.takenBack[position]?.[index] ?? 0n)
    const correction = correctionOf({ points: award?.points ?? 0n, takenBack, endsAt }, stateOf(known, posted))
    const { points, writtenOff, expired } = correction
    if (points === 0n && writtenOff === 0n && expired === 0n) return []
    const currency = award?.currency ?? known?.currency ?? ""
    return [{ one, judged, currency, award, endsAt, posted: known, ...correction }]
  })
}

function stateOf(group: PostedGroup | undefined, activity: PostedActivity | undefined) {
  const returns = (activity?.returns ?? []).map(({ id, asOf }) => {
    const { points = 0n, own = 0n } = group?.taken.get(id) ?? {}
    return { asOf, taken: points, own }
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
export function correctionEntry(wallet: WalletRef, { one, judged }: Difference, cause: CorrectionCause) {
  return {
    wallet,
    kind: "correction" as const,
    programVersionId: judged.version.id,
    ...(one.kind === "purchase" ? { purchaseId: one.id } : { eventId: one.id }),
    causeEntryId: cause.entryId,
    explanation: {
      ...judged.result.explanation,
      cause: { externalId: cause.externalId, occurredAt: cause.occurredAt },
    },
  }
}

/** Gives what is missing of an award, with its own dates; what had waited for an action that was taken is there from then on. */
export function givingEntry(tx: Tx, wallet: WalletRef, difference: Difference, cause: CorrectionCause): EntryInput {
  const { one, award, posted, points, endsAt: expiresAt } = difference
  const { inactivityMonths = null } = award ?? {}
  const onAction = award?.availableAt === null
  const availableAt = onAction ? (posted?.activatedAt ?? null) : (award?.availableAt ?? one.occurredAt)
  const account = startsAvailable(tx, availableAt, one.occurredAt) ? "member.available" : "member.pending"
  return {
    ...correctionEntry(wallet, difference, cause),
    effectiveAt: one.occurredAt,
    postings: transfer("program.issued", account, points),
    newLots: [{ points, availableAt, expiresAt, inactivityMonths, onAction }],
  }
}
