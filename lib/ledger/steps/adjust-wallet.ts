import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { MAX_EXACT } from "@/lib/core/points"
import { spendFromLots } from "../domain/lots"
import { adjustPostings } from "../domain/postings"
import type { LockedWallet } from "./lock-wallet"
import { postEntry } from "./post-entries"

/** Posts points given (positive) or taken by hand in a locked wallet. Throws `insufficient_points`, `invalid_input`. */
export async function adjustWallet(tx: Tx, wallet: LockedWallet, points: bigint, reason: string): Promise<string> {
  if (wallet.availablePoints + wallet.pendingPoints + points > MAX_EXACT) {
    const message = "The member would have more points than can be reckoned with."
    throw new DomainError("invalid_input", { fields: [{ path: "points", message }], detail: message })
  }
  const taken = points < 0n ? spendFromLots(wallet.lots, -points, tx.now) : []
  const { entryId } = await postEntry(tx, {
    wallet,
    kind: "adjustment",
    postings: adjustPostings(points),
    reason,
    newLots: points > 0n ? [{ points, availableAt: tx.now, expiresAt: null }] : [],
    lotMovements: taken.map((part) => ({ lotId: part.lotId, points: -part.points })),
  })
  return entryId
}
