import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import type { WalletRef } from "../steps/entry-input"
import { readLots } from "../steps/read-lots"
import { settleDueLots } from "../steps/settle-lots"

const chunkSize = 500

/** Posts what has matured or expired, in chunks that commit. Answers how many entries that made. */
export async function settleDueWallets(ctx: Ctx): Promise<number> {
  requirePermission(ctx, "ledger:read")
  let entries = 0
  for (;;) {
    const settled = await inTransaction(ctx, settleChunk)
    entries += settled
    if (settled === 0) return entries
  }
}

async function settleChunk(tx: Tx): Promise<number> {
  const wallets = await tx.db.$queryRaw<WalletRef[]>`
    SELECT w."id", m."id" AS "memberId", w."programId", w."currency" FROM "wallet" w
    JOIN LATERAL (SELECT "id" FROM "member" WHERE "merchantId" = w."merchantId" AND "accountId" = w."accountId"
      ORDER BY "id" LIMIT 1) m ON true
    WHERE w."merchantId" = ${tx.merchantId}::uuid AND w."id" IN (
      SELECT l."walletId" FROM "lot" l WHERE l."merchantId" = ${tx.merchantId}::uuid AND l."remaining" > 0
        AND (l."expiresAt" <= ${tx.now} OR (NOT l."matured" AND l."availableAt" <= ${tx.now})))
    ORDER BY w."id" LIMIT ${chunkSize} FOR NO KEY UPDATE OF w`
  const lots = await readLots(
    tx,
    wallets.map(({ id }) => id),
  )
  const entryIds = await settleDueLots(tx, wallets, lots)
  if (entryIds.length === 0) return 0
  await recordAudit(tx, "ledger.settle", null, { entries: entryIds.length })
  await emit(tx, "points.posted", { entryIds })
  return entryIds.length
}
