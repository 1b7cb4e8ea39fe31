import type { Tx } from "@/lib/core/ctx"
import type { Lot } from "../domain/lots"

export interface WalletLot extends Lot {
  walletId: string
  entryId: string
  points: bigint
  inactivityMonths: number | null
  /** Whether they wait, or waited, for an action. */
  onAction: boolean
  /** Of points that another member gave: the giver's lot, and the end with which they came where activity moves it. */
  sourceLotId: string | null
  givenExpiresAt: Date | null
}

/** The lots of wallets that have something left. */
export async function readLots(tx: Tx, walletIds: readonly string[]): Promise<WalletLot[]> {
  if (walletIds.length === 0) return []
  return tx.db.$queryRaw<WalletLot[]>`
    SELECT l."id", l."walletId", l."entryId", l."points", l."remaining", l."availableAt", l."expiresAt", l."matured",
      l."inactivityMonths", l."earnedAt", l."onAction", l."sourceLotId", l."givenExpiresAt", e."effectiveAt"
    FROM "lot" l JOIN "entry" e ON e."merchantId" = l."merchantId" AND e."id" = l."entryId"
    WHERE l."merchantId" = ${tx.merchantId}::uuid AND l."walletId" = ANY(${walletIds}::uuid[]) AND l."remaining" > 0`
}
