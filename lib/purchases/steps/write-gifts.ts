import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { awardPostings } from "@/lib/ledger/domain/postings"
import type { EntryInput } from "@/lib/ledger/steps/entry-input"
import { postEntries } from "@/lib/ledger/steps/post-entries"
import { walletOf } from "@/lib/programs/steps/enroll-members"
import { explainGift, giftWords } from "../domain/gift-words"
import type { PlannedGift, TierGiftView } from "./planned-gift"

export interface WrittenGifts {
  entryIds: string[]
  /** By the id of the purchase or event. */
  views: Map<string, TierGiftView[]>
}

/** Posts entry gifts: there at once, and they never run out. The wallets are locked. */
export async function writeGifts(tx: Tx, gifts: readonly PlannedGift[]): Promise<WrittenGifts> {
  const entryIds = await postEntries(
    tx,
    gifts.map((planned) => giftEntry(tx, planned)),
  )
  const views = new Map<string, TierGiftView[]>()
  for (const [index, { member, currency, cause, gift }] of gifts.entries()) {
    if (!cause) continue
    const { tierId, points } = gift
    const entryId = entryIds[index] ?? ""
    const view = { entryId, programId: member.programId, tierId, currency, points: BigInt(points) }
    views.set(cause.id, [...(views.get(cause.id) ?? []), view])
  }
  return { entryIds, views }
}

/** What every entry about a gift says. */
export function giftFacts(tx: Tx, { member, currency, cause, versionId, gift }: PlannedGift) {
  const { tierId, name, at, sums } = gift
  const day = localDay(at, tx.merchant.timeZone)
  const { id, programId } = walletOf(member, currency)
  return {
    wallet: { id, memberId: member.id, programId, currency },
    effectiveAt: at,
    programVersionId: versionId,
    ...(cause ? { [cause.kind === "purchase" ? "purchaseId" : "eventId"]: cause.id } : {}),
    tierId,
    reason: giftWords(name, day, sums.length === 0),
    explanation: { gift: explainGift(gift, day) },
  }
}

function giftEntry(tx: Tx, planned: PlannedGift): EntryInput {
  const { points, at } = planned.gift
  return {
    ...giftFacts(tx, planned),
    kind: "gift",
    postings: awardPostings(BigInt(points), false),
    newLots: [{ points: BigInt(points), availableAt: at, expiresAt: null }],
  }
}
