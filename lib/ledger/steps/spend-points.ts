import type { Tx } from "@/lib/core/ctx"
import { spendFromLots } from "../domain/lots"
import { redeemPostings } from "../domain/postings"
import type { LockedWallet } from "./lock-wallet"
import { postEntry } from "./post-entries"

export interface SpendInput {
  points: bigint
  redemptionId?: string
  reason?: string
}

/** Spends points (positive) of a locked wallet, the lot that expires first before the others. Throws `insufficient_points`. */
export async function spendPoints(tx: Tx, wallet: LockedWallet, input: SpendInput) {
  const parts = spendFromLots(wallet.lots, input.points, tx.now)
  return postEntry(tx, {
    wallet,
    kind: "redemption",
    postings: redeemPostings(input.points),
    redemptionId: input.redemptionId ?? null,
    reason: input.reason ?? null,
    lotMovements: parts.map(({ lotId, points }) => ({ lotId, points: -points })),
  })
}
