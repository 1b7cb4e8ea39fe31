import type { Tx } from "@/lib/core/ctx"
import type { LotPart } from "../domain/lots"
import { cancelRedemptionPostings } from "../domain/postings"
import type { EntryInput } from "./entry-input"
import { type LockedWallet, lockWallet } from "./lock-wallet"
import { refreshInactivityLots } from "./move-inactivity-lots"
import { movePoints } from "./move-points"
import { postEntry } from "./post-entries"
import { readLots } from "./read-lots"
import { settleDueLots } from "./settle-lots"
import { survivorMember } from "./survivor-member"

export interface RestoreResult {
  /** The entry that gives back, then those of what expired again. */
  entryIds: string[]
  restoredPoints: bigint
  /** Of these, what has expired meanwhile and runs out again at once. */
  expiredPoints: bigint
}

/** Gives each lot back what a redemption's entry took from it, with its own expiry. The wallet is locked. */
export async function restorePoints(
  tx: Tx,
  wallet: LockedWallet,
  input: { entryId: string; redemptionId?: string; reason?: string },
): Promise<RestoreResult> {
  const taken = await tx.db.lotMovement.findMany({ where: { merchantId: tx.merchantId, entryId: input.entryId } })
  const parts = taken.map(({ lotId, points }) => ({ lotId, points: -points }))
  return restoreParts(tx, wallet, parts, (points) => ({
    kind: "redemptionCancel",
    postings: cancelRedemptionPostings(points),
    causeEntryId: input.entryId,
    redemptionId: input.redemptionId ?? null,
    reason: input.reason ?? null,
  }))
}

/**
 * Gives lots back what was taken from them (positive points), each with its own expiry, by an entry made of their sum. What
 * has expired meanwhile runs out at once; what comes back to a member who was merged goes on to who they are now.
 */
export async function restoreParts(
  tx: Tx,
  wallet: LockedWallet,
  parts: readonly LotPart[],
  entryOf: (points: bigint) => Omit<EntryInput, "wallet" | "lotMovements">,
): Promise<RestoreResult> {
  const restoredPoints = parts.reduce((total, { points }) => total + points, 0n)
  const { entryId } = await postEntry(tx, { ...entryOf(restoredPoints), wallet, lotMovements: parts })
  await refreshInactivityLots(
    tx,
    wallet.accountId,
    parts.map(({ lotId }) => lotId),
  )
  const lots = await readLots(tx, [wallet.id])
  const expiredPoints = lots
    .filter(({ expiresAt }) => expiresAt !== null && expiresAt <= tx.now)
    .reduce((total, { remaining }) => total + remaining, 0n)
  // The wallet was settled when it was locked, so what is due now came back with this entry. It runs out now, not
  // at its old end: until this moment it had been spent.
  const settled = await settleDueLots(tx, [wallet], lots, tx.now)
  const passedOn = await passOn(tx, wallet)
  return { entryIds: [entryId, ...settled, ...passedOn], restoredPoints, expiredPoints }
}

async function passOn(tx: Tx, wallet: LockedWallet): Promise<string[]> {
  const survivorId = await survivorMember(tx, wallet.memberId)
  if (survivorId === null) return []
  const from = await lockWallet(tx, wallet.memberId, wallet.currency)
  const into = await lockWallet(tx, survivorId, wallet.currency)
  return movePoints(tx, from, into, "Given back after two records of the same person were merged")
}
