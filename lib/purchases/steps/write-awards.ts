import type { Tx } from "@/lib/core/ctx"
import { awardPostings } from "@/lib/ledger/domain/postings"
import type { EntryInput } from "@/lib/ledger/steps/entry-input"
import { postEntries, startsAvailable } from "@/lib/ledger/steps/post-entries"
import { readLots } from "@/lib/ledger/steps/read-lots"
import { settleDueLots } from "@/lib/ledger/steps/settle-lots"
import { walletOf } from "@/lib/programs/steps/enroll-members"
import type { PlannedAward } from "./judged-batch"
import type { AwardView } from "./purchase-result"

export interface WrittenAwards {
  entryIds: string[]
  /** By the id of the purchase or event. */
  views: Map<string, AwardView[]>
}

function walletRef({ member, award }: PlannedAward) {
  const { id, programId, currency } = walletOf(member, award.currency)
  return { id, memberId: member.id, programId, currency }
}

function toEntry(tx: Tx, planned: PlannedAward): EntryInput {
  const { award, occurredAt } = planned
  const { points, availableAt, expiresAt, inactivityMonths } = award
  return {
    wallet: walletRef(planned),
    kind: "award",
    effectiveAt: occurredAt,
    programVersionId: planned.versionId,
    ...(planned.cause.kind === "purchase" ? { purchaseId: planned.cause.id } : { eventId: planned.cause.id }),
    postings: awardPostings(points, !startsAvailable(tx, availableAt, occurredAt)),
    newLots: [{ points, availableAt, expiresAt, inactivityMonths }],
    explanation: planned.explanation,
  }
}

/** Posts awards; what has matured or expired since its cause is settled at once, at its own instant. */
export async function writeAwards(tx: Tx, awards: readonly PlannedAward[]): Promise<WrittenAwards> {
  const { entryIds, views } = await postAwards(tx, awards)
  return { entryIds: [...entryIds, ...(await settlePast(tx, awards))], views }
}

/** Posts awards and leaves it to `settlePast` to say what has become of them since. */
export async function postAwards(tx: Tx, awards: readonly PlannedAward[]): Promise<WrittenAwards> {
  const ids = await postEntries(
    tx,
    awards.map((planned) => toEntry(tx, planned)),
  )
  const views = new Map<string, AwardView[]>()
  for (const [index, { cause, member, award }] of awards.entries()) {
    const view: AwardView = {
      entryId: ids[index] ?? "",
      programId: member.programId,
      currency: award.currency,
      points: award.points,
      status: award.availableAt !== null && award.availableAt <= tx.now ? "available" : "pending",
      availableAt: award.availableAt?.toISOString() ?? null,
      expiresAt: award.expiresAt?.toISOString() ?? null,
    }
    views.set(cause.id, [...(views.get(cause.id) ?? []), view])
  }
  return { entryIds: ids, views }
}

/** Posts what has matured or expired of awards since their causes. Answers the entries' ids. */
export async function settlePast(tx: Tx, awards: readonly PlannedAward[]): Promise<string[]> {
  const due = awards.filter(({ award, occurredAt }) => {
    const { availableAt, expiresAt } = award
    const matured = availableAt !== null && availableAt > occurredAt && availableAt <= tx.now
    return matured || (expiresAt !== null && expiresAt <= tx.now)
  })
  const wallets = new Map(
    due.map((planned) => [walletOf(planned.member, planned.award.currency).id, walletRef(planned)]),
  )
  if (wallets.size === 0) return []
  return settleDueLots(tx, [...wallets.values()], await readLots(tx, [...wallets.keys()]))
}
