import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { fillDebtFrom } from "../domain/lots"
import type { WalletLot } from "./read-lots"

interface Row extends WalletLot {
  lastEntryId: string
  availablePoints: bigint
}

/**
 * Keeps the law of wallets that may go below zero: what their lots hold is the balance, or nothing. Points that came
 * to a wallet below zero are taken off their lots again, as movements of the entry that brought them.
 * `postEntries` calls it; the wallets are locked.
 */
export async function fillDebt(tx: Tx, walletIds: readonly string[]): Promise<void> {
  if (walletIds.length === 0) return
  // Before this posting such a wallet's lots held what its law says, so the last entry of a lot is one of this posting.
  const lots = await tx.db.$queryRaw<Row[]>`
    SELECT l."id", l."walletId", l."entryId", l."points", l."remaining", l."availableAt", l."expiresAt", l."matured",
      l."inactivityMonths", l."earnedAt", l."onAction", l."sourceLotId", l."givenExpiresAt", e."effectiveAt", w."availablePoints",
      coalesce((SELECT m."entryId" FROM "lot_movement" m WHERE m."merchantId" = l."merchantId" AND m."lotId" = l."id"
        ORDER BY m."id" DESC LIMIT 1), l."entryId") AS "lastEntryId"
    FROM "wallet" w
    JOIN "lot" l ON l."merchantId" = w."merchantId" AND l."walletId" = w."id" AND l."matured" AND l."remaining" > 0
    JOIN "entry" e ON e."merchantId" = l."merchantId" AND e."id" = l."entryId"
    WHERE w."merchantId" = ${tx.merchantId}::uuid AND w."id" = ANY(${walletIds}::uuid[])`
  const byWallet = new Map<string, Row[]>()
  for (const lot of lots) byWallet.set(lot.walletId, [...(byWallet.get(lot.walletId) ?? []), lot])
  const movements = [...byWallet.values()].flatMap((own) => {
    const held = own.reduce((sum, { remaining }) => sum + remaining, 0n)
    const balance = own[0]?.availablePoints ?? 0n
    const debt = held - (balance > 0n ? balance : 0n)
    const entries = new Map(own.map(({ id, lastEntryId }) => [id, lastEntryId]))
    return debt <= 0n
      ? []
      : fillDebtFrom(own, debt).map(({ lotId, points }) => ({ lotId, points, entryId: entries.get(lotId) ?? "" }))
  })
  if (movements.length === 0) return
  await insertRows(
    tx,
    "LotMovement",
    movements.map(({ lotId, points, entryId }) => ({ id: newId(), entryId, lotId, points: -points })),
  )
  const rows = JSON.stringify(movements.map(({ lotId, points }) => ({ id: lotId, points: points.toString() })))
  await tx.db.$executeRaw`
    UPDATE "lot" SET "remaining" = "lot"."remaining" - m.points
    FROM json_to_recordset(${rows}::json) AS m(id uuid, points bigint)
    WHERE "lot"."merchantId" = ${tx.merchantId}::uuid AND "lot"."id" = m.id`
}
