import type { Tx } from "@/lib/core/ctx"
import type { SpendExplanation } from "../domain/explain-sharing"
import { spendFromPool } from "../domain/pool"
import { redeemPostings } from "../domain/postings"
import type { EntryInput } from "./entry-input"
import type { Purse } from "./lock-purse"
import { postEntries } from "./post-entries"

export interface SpendInput {
  /** Positive. */
  points: bigint
  redemptionId?: string
  reason?: string
}

export interface SpentShare {
  entryId: string
  memberId: string
  points: bigint
}

export interface Spent {
  /** The entry of the member who spends; of another one, where nothing of theirs was touched. */
  entryId: string
  /** One for each wallet that pays. */
  shares: SpentShare[]
}

/**
 * Spends points for a member: what expires first before the rest, in a household across all its members, one entry for each
 * wallet. The purse is locked by `lockPurse`. Throws `insufficient_points` and takes nothing.
 */
export async function spendPoints(tx: Tx, purse: Purse, input: SpendInput): Promise<Spent> {
  const paid = spendFromPool(purse.wallets, input.points, tx.now)
  const explanation: SpendExplanation | undefined =
    purse.householdId === null
      ? undefined
      : {
          householdId: purse.householdId,
          spentBy: purse.memberId,
          costPoints: Number(input.points),
          shares: paid.map(({ memberId, points }) => ({ memberId, points: Number(points) })),
        }
  const entries = paid.flatMap((share): EntryInput[] => {
    const wallet = purse.wallets.find(({ id }) => id === share.walletId)
    if (!wallet) return []
    return [
      {
        wallet,
        kind: "redemption",
        postings: redeemPostings(share.points),
        redemptionId: input.redemptionId ?? null,
        reason: reasonOf(input.reason, share.memberId === purse.memberId),
        lotMovements: share.parts.map(({ lotId, points }) => ({ lotId, points: -points })),
        explanation,
      },
    ]
  })
  const ids = await postEntries(tx, entries)
  const shares = paid.map(({ memberId, points }, index) => ({ entryId: ids[index] ?? "", memberId, points }))
  const own = shares.find(({ memberId }) => memberId === purse.memberId) ?? shares[0]
  return { entryId: own?.entryId ?? "", shares }
}

function reasonOf(reason: string | undefined, isOwn: boolean): string | null {
  if (reason === undefined) return null
  return isOwn ? reason : `${reason}, by another member of the household`
}
