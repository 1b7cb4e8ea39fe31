import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

export interface BalanceCheck {
  /** Sum of all postings: zero. */
  postings: bigint
  /** Points that members hold by their wallets and by their entries: the same. */
  wallets: bigint
  entries: bigint
  /** Points left in lots, and in wallets that are not below zero, as a return may leave one: the same. */
  lots: bigint
  covered: bigint
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
             (SELECT coalesce(sum(greatest("availablePoints" + "pendingPoints", 0)), 0)::bigint FROM "wallet" WHERE "merchantId" = ${ctx.merchantId}::uuid) AS "covered",
             (SELECT coalesce(sum("remaining"), 0)::bigint FROM "lot" WHERE "merchantId" = ${ctx.merchantId}::uuid) AS "lots",
             (SELECT coalesce(sum("points"), 0)::bigint FROM "entry" WHERE "merchantId" = ${ctx.merchantId}::uuid) AS "entries"`,
  )
  const { postings, wallets, entries, lots, covered } = row ?? {
    postings: 0n,
    wallets: 0n,
    entries: 0n,
    lots: 0n,
    covered: 0n,
  }
  return {
    postings,
    wallets,
    entries,
    lots,
    covered,
    holds: postings === 0n && wallets === entries && lots === covered,
  }
}
