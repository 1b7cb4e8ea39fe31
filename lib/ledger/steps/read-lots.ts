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

/** The lots of wallets that had something left at an instant in the past and ended after it, with what was left then. */
export async function readLotsAt(tx: Tx, walletIds: readonly string[], at: Date): Promise<WalletLot[]> {
  if (walletIds.length === 0) return []
  return tx.db.$queryRaw<WalletLot[]>`
    SELECT l."id", l."walletId", l."entryId", l."points", (l."points" + coalesce(m."points", 0))::bigint AS "remaining",
      l."availableAt", l."expiresAt", l."matured", l."inactivityMonths", l."earnedAt", l."onAction", l."sourceLotId",
      l."givenExpiresAt", e."effectiveAt"
    FROM "lot" l JOIN "entry" e ON e."merchantId" = l."merchantId" AND e."id" = l."entryId"
    LEFT JOIN LATERAL (
      SELECT sum(x."points") AS "points"
      FROM "lot_movement" x JOIN "entry" by ON by."merchantId" = x."merchantId" AND by."id" = x."entryId"
      WHERE x."merchantId" = l."merchantId" AND x."lotId" = l."id" AND by."effectiveAt" <= ${at}
    ) m ON true
    WHERE l."merchantId" = ${tx.merchantId}::uuid AND l."walletId" = ANY(${walletIds}::uuid[])
      AND l."expiresAt" > ${at} AND e."effectiveAt" <= ${at} AND l."points" + coalesce(m."points", 0) > 0`
}
