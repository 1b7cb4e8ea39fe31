import type { Tx } from "@/lib/core/ctx"
import { memberChange } from "../domain/postings"
import type { EntryInput } from "./entry-input"
import { fillDebt } from "./fill-debt"

/** Brings what remains of lots in line with the movements just written; lots that matured say so. */
export async function moveLots(tx: Tx, inputs: readonly EntryInput[]): Promise<void> {
  const moved = new Map<string, bigint>()
  const matured: string[] = []
  for (const { kind, lotMovements = [] } of inputs) {
    for (const { lotId, points } of lotMovements) moved.set(lotId, (moved.get(lotId) ?? 0n) + points)
    if (kind === "maturity") matured.push(...lotMovements.map(({ lotId }) => lotId))
  }
  if (moved.size === 0) return
  const rows = JSON.stringify([...moved].map(([id, points]) => ({ id, points: points.toString() })))
  await tx.db.$executeRaw`
    UPDATE "lot" SET "remaining" = "lot"."remaining" + m.points, "matured" = "lot"."matured" OR "lot"."id" = ANY(${matured}::uuid[])
    FROM json_to_recordset(${rows}::json) AS m(id uuid, points bigint)
    WHERE "lot"."merchantId" = ${tx.merchantId}::uuid AND "lot"."id" = m.id`
}

/**
 * Adds to each wallet's running balances what the entries change. Where a balance is below zero, or was, what its lots
 * gained fills it.
 */
export async function moveWallets(tx: Tx, inputs: readonly EntryInput[]): Promise<void> {
  const changes = new Map<string, { available: bigint; pending: bigint; mayGoNegative: boolean }>()
  for (const { wallet, postings, mayGoNegative = false } of inputs) {
    const { available, pending } = memberChange(postings)
    const sum = changes.get(wallet.id) ?? { available: 0n, pending: 0n, mayGoNegative: false }
    changes.set(wallet.id, {
      available: sum.available + available,
      pending: sum.pending + pending,
      mayGoNegative: sum.mayGoNegative || mayGoNegative,
    })
  }
  const rows = JSON.stringify(
    [...changes].map(([id, { available, pending, mayGoNegative }]) => ({
      id,
      available: available.toString(),
      pending: pending.toString(),
      below: mayGoNegative,
    })),
  )
  const moved = await tx.db.$queryRaw<{ id: string; mayGoNegative: boolean }[]>`
    WITH moved AS (
      UPDATE "wallet" SET "availablePoints" = "availablePoints" + m.available, "pendingPoints" = "pendingPoints" + m.pending,
        "mayGoNegative" = "mayGoNegative" OR m.below
      FROM json_to_recordset(${rows}::json) AS m(id uuid, available bigint, pending bigint, below boolean)
      WHERE "wallet"."merchantId" = ${tx.merchantId}::uuid AND "wallet"."id" = m.id
      RETURNING "wallet"."id", "wallet"."mayGoNegative")
    SELECT * FROM moved WHERE "mayGoNegative"`
  await fillDebt(
    tx,
    moved.map(({ id }) => id),
  )
}
