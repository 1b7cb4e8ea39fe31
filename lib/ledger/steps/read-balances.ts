import type { Tx } from "@/lib/core/ctx"
import { expiringNext, settleLots } from "../domain/lots"
import { readLots, readLotsAt, type WalletLot } from "./read-lots"

export interface Balance {
  walletId: string
  accountId: string
  currency: string
  availablePoints: bigint
  pendingPoints: bigint
  /** The next points to run out, and the first instant at which they do not hold. */
  expiringPoints: bigint
  expiringAt: Date | null
}

type WalletRow = Pick<Balance, "walletId" | "accountId" | "currency" | "availablePoints" | "pendingPoints">

/** Balances at an instant by effective time, right before any nightly job has run. In the order of currencies. */
export async function readBalances(tx: Tx, accountIds: readonly string[], at: Date): Promise<Balance[]> {
  if (accountIds.length === 0) return []
  const isNow = at.getTime() === tx.now.getTime()
  const wallets = isNow ? await readNow(tx, accountIds) : await readAt(tx, accountIds, at)
  const walletIds = wallets.map(({ walletId }) => walletId)
  const lots = await readLots(tx, walletIds)
  // What has run out or was spent since was still to run out then.
  const then = isNow ? lots.filter(({ effectiveAt }) => effectiveAt <= at) : await readLotsAt(tx, walletIds, at)
  return wallets.map((wallet) => {
    const own = lots.filter(({ walletId }) => walletId === wallet.walletId)
    const open = own.filter(({ effectiveAt }) => effectiveAt <= at)
    const next = expiringNext(
      then.filter(({ walletId }) => walletId === wallet.walletId),
      at,
    )
    return {
      ...settled(wallet, isNow ? own : open, at),
      expiringPoints: next?.points ?? 0n,
      expiringAt: next?.at ?? null,
    }
  })
}

/** The posted balances with what has come due by then and is not posted yet. */
function settled(wallet: WalletRow, lots: readonly WalletLot[], at: Date): WalletRow {
  let { availablePoints, pendingPoints } = wallet
  for (const { kind, points, wasPending } of settleLots(lots, at, availablePoints < 0n ? -availablePoints : 0n)) {
    if (wasPending) pendingPoints -= points
    if (kind === "mature") availablePoints += points
    else if (!wasPending) availablePoints -= points
  }
  return { ...wallet, availablePoints, pendingPoints }
}

/** The running balances as they were last settled. */
async function readNow(tx: Tx, accountIds: readonly string[]): Promise<WalletRow[]> {
  return tx.db.$queryRaw<WalletRow[]>`
    SELECT w."id" AS "walletId", w."accountId", w."currency", w."availablePoints", w."pendingPoints" FROM "wallet" w
    WHERE w."merchantId" = ${tx.merchantId}::uuid AND w."accountId" = ANY(${accountIds}::uuid[]) ORDER BY w."currency"`
}

/** The legs in effect at an instant. */
async function readAt(tx: Tx, accountIds: readonly string[], at: Date): Promise<WalletRow[]> {
  return tx.db.$queryRaw<WalletRow[]>`
    SELECT w."id" AS "walletId", w."accountId", w."currency", coalesce(legs."available", 0)::bigint AS "availablePoints",
      coalesce(legs."pending", 0)::bigint AS "pendingPoints"
    FROM "wallet" w
    LEFT JOIN LATERAL (
      SELECT sum(p."points") FILTER (WHERE p."ledgerAccount" = 'member.available') AS "available",
        sum(p."points") FILTER (WHERE p."ledgerAccount" = 'member.pending') AS "pending"
      FROM "entry" e JOIN "posting" p ON p."merchantId" = e."merchantId" AND p."entryId" = e."id"
      WHERE e."merchantId" = w."merchantId" AND e."walletId" = w."id" AND e."effectiveAt" <= ${at}
    ) legs ON true
    WHERE w."merchantId" = ${tx.merchantId}::uuid AND w."accountId" = ANY(${accountIds}::uuid[]) ORDER BY w."currency"`
}
