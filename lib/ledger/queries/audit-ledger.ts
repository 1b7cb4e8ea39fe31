import type { Ctx } from "@/lib/core/ctx"
import { inLongTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { brokenSeals } from "../steps/check-seals"

export interface LedgerProblem {
  law: string
  /** What breaks it: the id of an entry, a wallet, a lot or a day. */
  subject: string
  detail: string
}

export interface LedgerAudit {
  entries: number
  wallets: number
  problems: LedgerProblem[]
}

const most = 100

/** Holds the whole ledger against its laws: legs, wallets, lots, movements and the chain of seals. Names what differs, 100 of a kind at most. */
export async function auditLedger(ctx: Ctx): Promise<LedgerAudit> {
  requirePermission(ctx, "ledger:read")
  return inLongTransaction(ctx, async (tx) => {
    const merchant = ctx.merchantId
    const problems = await tx.db.$queryRaw<LedgerProblem[]>`
      (SELECT 'the legs of an entry sum to zero' AS "law", p."entryId"::text AS "subject", 'sum ' || sum(p."points") AS "detail"
        FROM "posting" p WHERE p."merchantId" = ${merchant}::uuid GROUP BY p."entryId" HAVING sum(p."points") <> 0 LIMIT ${most})
      UNION ALL
      (SELECT 'an entry changes what its legs change', e."id"::text, e."points" || ' and ' || coalesce(p."points", 0)
        FROM "entry" e LEFT JOIN (
          SELECT "entryId", sum("points") AS "points" FROM "posting" WHERE "merchantId" = ${merchant}::uuid
            AND "ledgerAccount" IN ('member.available', 'member.pending') GROUP BY 1) p ON p."entryId" = e."id"
        WHERE e."merchantId" = ${merchant}::uuid AND e."points" <> coalesce(p."points", 0) LIMIT ${most})
      UNION ALL
      (SELECT 'a wallet is the sum of its legs', w."id"::text, w."availablePoints" || '/' || w."pendingPoints" || ' and '
          || coalesce(p."available", 0) || '/' || coalesce(p."pending", 0)
        FROM "wallet" w LEFT JOIN (
          SELECT e."walletId", sum(p."points") FILTER (WHERE p."ledgerAccount" = 'member.available') AS "available",
            sum(p."points") FILTER (WHERE p."ledgerAccount" = 'member.pending') AS "pending"
          FROM "posting" p JOIN "entry" e ON e."merchantId" = p."merchantId" AND e."id" = p."entryId"
          WHERE p."merchantId" = ${merchant}::uuid GROUP BY 1) p ON p."walletId" = w."id"
        WHERE w."merchantId" = ${merchant}::uuid AND (w."availablePoints" <> coalesce(p."available", 0)
          OR w."pendingPoints" <> coalesce(p."pending", 0)) LIMIT ${most})
      UNION ALL
      (SELECT 'a wallet is the sum of its lots', w."id"::text, w."availablePoints" || '/' || w."pendingPoints" || ' and '
          || coalesce(l."available", 0) || '/' || coalesce(l."pending", 0)
        FROM "wallet" w LEFT JOIN (
          SELECT "walletId", sum("remaining") FILTER (WHERE "matured") AS "available",
            sum("remaining") FILTER (WHERE NOT "matured") AS "pending"
          FROM "lot" WHERE "merchantId" = ${merchant}::uuid GROUP BY 1) l ON l."walletId" = w."id"
        WHERE w."merchantId" = ${merchant}::uuid AND (coalesce(l."available", 0)
            <> CASE WHEN w."mayGoNegative" THEN greatest(w."availablePoints", 0) ELSE w."availablePoints" END
          OR w."pendingPoints" <> coalesce(l."pending", 0)) LIMIT ${most})
      UNION ALL
      (SELECT 'what remains of a lot is its points and its movements', l."id"::text,
          l."remaining" || ' and ' || l."points" + coalesce(m."points", 0)
        FROM "lot" l LEFT JOIN (
          SELECT "lotId", sum("points") AS "points" FROM "lot_movement" WHERE "merchantId" = ${merchant}::uuid GROUP BY 1
        ) m ON m."lotId" = l."id"
        WHERE l."merchantId" = ${merchant}::uuid AND l."remaining" <> l."points" + coalesce(m."points", 0) LIMIT ${most})
      UNION ALL
      (SELECT 'what one member gives another receives', e."transferId"::text, 'sum ' || sum(p."points")
        FROM "entry" e JOIN "posting" p ON p."merchantId" = e."merchantId" AND p."entryId" = e."id"
        WHERE e."merchantId" = ${merchant}::uuid AND e."transferId" IS NOT NULL AND p."ledgerAccount" = 'program.transferred'
        GROUP BY e."transferId" HAVING sum(p."points") <> 0 LIMIT ${most})`
    const entries = await tx.db.entry.count({ where: { merchantId: merchant } })
    const wallets = await tx.db.wallet.count({ where: { merchantId: merchant } })
    return { entries, wallets, problems: [...problems, ...(await brokenSeals(tx))] }
  })
}
