import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { type LockedWallet, lockWallet } from "./lock-wallet"
import type { WalletLot } from "./read-lots"
import { survivorMember } from "./survivor-member"

export interface Waiting {
  wallet: LockedWallet
  /** What is left of the lots of the entry that wait for an action. */
  lots: WalletLot[]
  points: bigint
  purchaseId: string | null
  eventId: string | null
  programVersionId: string | null
}

/** What an entry gave that waits for an action, its wallet locked. Throws `not_found`, `entry_not_pending`. */
export async function lockWaiting(tx: Tx, entryId: string): Promise<Waiting> {
  const entry = await tx.db.entry.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: entryId } },
    select: {
      memberId: true,
      currency: true,
      purchaseId: true,
      eventId: true,
      programVersionId: true,
    },
  })
  if (!entry) throw new DomainError("not_found")
  const survivorId = await survivorMember(tx, entry.memberId)
  const wallet = await lockWallet(tx, survivorId ?? entry.memberId, entry.currency)
  const ids = survivorId === null ? [entryId] : await movedEntries(tx, survivorId, entryId)
  const lots = wallet.lots.filter((lot) => ids.includes(lot.entryId) && lot.availableAt === null)
  const points = lots.reduce((sum, { remaining }) => sum + remaining, 0n)
  if (points === 0n) throw new DomainError("entry_not_pending")
  const { purchaseId, eventId, programVersionId } = entry
  return { wallet, lots, points, purchaseId, eventId, programVersionId }
}

/** After a merge the points of an entry are in lots of the corrections that moved them. */
async function movedEntries(tx: Tx, memberId: string, causeEntryId: string): Promise<string[]> {
  const rows = await tx.db.entry.findMany({
    where: { merchantId: tx.merchantId, memberId, kind: "correction", causeEntryId },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
