import type { Tx } from "@/lib/core/ctx"
import { expiringNext } from "../domain/lots"
import { readLots } from "./read-lots"

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
  const wallets = at.getTime() === tx.now.getTime() ? await readNow(tx, accountIds) : await readAt(tx, accountIds, at)
  const lots = await readLots(
    tx,
    wallets.map(({ walletId }) => walletId),
  )
  return wallets.map((wallet) => {
    const open = lots.filter(({ walletId, effectiveAt }) => walletId === wallet.walletId && effectiveAt <= at)
    const next = expiringNext(open, at)
    return { ...wallet, expiringPoints: next?.points ?? 0n, expiringAt: next?.at ?? null }
  })
}

/** The running balances, with what has come due since they were last settled. */
async function readNow(tx: Tx, accountIds: readonly string[]): Promise<WalletRow[]> {
  return tx.db.$queryRaw<WalletRow[]>`
    SELECT w."id" AS "walletId", w."accountId", w."currency",
      (w."availablePoints" + coalesce(due."matured", 0) - coalesce(due."expired", 0))::bigint AS "availablePoints",
      (w."pendingPoints" - coalesce(due."leaving", 0))::bigint AS "pendingPoints"
    FROM "wallet" w LEFT JOIN LATERAL (
      SELECT sum(l."remaining") FILTER (WHERE NOT l."matured" AND l."availableAt" <= ${tx.now}
          AND (l."expiresAt" IS NULL OR l."expiresAt" > ${tx.now})) AS "matured",
        sum(l."remaining") FILTER (WHERE l."matured" AND l."expiresAt" <= ${tx.now}) AS "expired",
        sum(l."remaining") FILTER (WHERE NOT l."matured" AND (l."availableAt" <= ${tx.now} OR l."expiresAt" <= ${tx.now})) AS "leaving"
      FROM "lot" l WHERE l."merchantId" = w."merchantId" AND l."walletId" = w."id" AND l."remaining" > 0
    ) due ON true
    WHERE w."merchantId" = ${tx.merchantId}::uuid AND w."accountId" = ANY(${accountIds}::uuid[]) ORDER BY w."currency"`
}

/** The legs in effect at an instant, with what came due by then and is not posted yet. */
async function readAt(tx: Tx, accountIds: readonly string[], at: Date): Promise<WalletRow[]> {
  return tx.db.$queryRaw<WalletRow[]>`
    SELECT w."id" AS "walletId", w."accountId", w."currency",
      (coalesce(legs."available", 0) + coalesce(due."matured", 0) - coalesce(due."expired", 0))::bigint AS "availablePoints",
      (coalesce(legs."pending", 0) - coalesce(due."leaving", 0))::bigint AS "pendingPoints"
    FROM "wallet" w
    LEFT JOIN LATERAL (
      SELECT sum(p."points") FILTER (WHERE p."ledgerAccount" = 'member.available') AS "available",
        sum(p."points") FILTER (WHERE p."ledgerAccount" = 'member.pending') AS "pending"
      FROM "entry" e JOIN "posting" p ON p."merchantId" = e."merchantId" AND p."entryId" = e."id"
      WHERE e."merchantId" = w."merchantId" AND e."walletId" = w."id" AND e."effectiveAt" <= ${at}
    ) legs ON true
    LEFT JOIN LATERAL (
      SELECT sum(l."remaining") FILTER (WHERE NOT l."matured" AND l."availableAt" <= ${at}
          AND (l."expiresAt" IS NULL OR l."expiresAt" > ${at})) AS "matured",
        sum(l."remaining") FILTER (WHERE l."matured" AND l."expiresAt" <= ${at}) AS "expired",
        sum(l."remaining") FILTER (WHERE NOT l."matured" AND (l."availableAt" <= ${at} OR l."expiresAt" <= ${at})) AS "leaving"
      FROM "lot" l JOIN "entry" e ON e."merchantId" = l."merchantId" AND e."id" = l."entryId"
      WHERE l."merchantId" = w."merchantId" AND l."walletId" = w."id" AND l."remaining" > 0 AND e."effectiveAt" <= ${at}
    ) due ON true
    WHERE w."merchantId" = ${tx.merchantId}::uuid AND w."accountId" = ANY(${accountIds}::uuid[]) ORDER BY w."currency"`
}
