import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

export interface BalanceCheck {
  /** Sum of all postings: zero. */
  postings: bigint
  /** Points that wallets, lots and entries say members hold: all the same. */
  wallets: bigint
  lots: bigint
  entries: bigint
  holds: boolean
}

/** Adds up the whole ledger: all legs sum to zero, and wallets hold what their lots and entries give. */
export async function checkBalances(ctx: Ctx): Promise<BalanceCheck> {
  requirePermission(ctx, "ledger:read")
  const [row] = await inRead(
    ctx,
    (tx) => tx.db.$queryRaw<Omit<BalanceCheck, "holds">[]>`
      SELECT (SELECT coalesce(sum("points"), 0)::bigint FROM "posting" WHERE "merchantId" = ${ctx.merchantId}::uuid) AS "postings",
             (SELECT coalesce(sum("availablePoints" + "pendingPoints"), 0)::bigint FROM "wallet" WHERE "merchantId" = ${ctx.merchantId}::uuid) AS "wallets",
             (SELECT coalesce(sum("remaining"), 0)::bigint FROM "lot" WHERE "merchantId" = ${ctx.merchantId}::uuid) AS "lots",
             (SELECT coalesce(sum("points"), 0)::bigint FROM "entry" WHERE "merchantId" = ${ctx.merchantId}::uuid) AS "entries"`,
  )
  const { postings, wallets, lots, entries } = row ?? { postings: 0n, wallets: 0n, lots: 0n, entries: 0n }
  // A balance below zero, which a return may leave, has no lot: lots may then exceed the wallets.
  return { postings, wallets, lots, entries, holds: postings === 0n && wallets === entries && lots >= wallets }
}
