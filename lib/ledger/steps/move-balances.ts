import type { Tx } from "@/lib/core/ctx"
import { memberChange } from "../domain/postings"
import type { EntryInput } from "./entry-input"

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

/** Adds to each wallet's running balances what the entries change. */
export async function moveWallets(tx: Tx, inputs: readonly EntryInput[]): Promise<void> {
  const changes = new Map<string, { available: bigint; pending: bigint }>()
  for (const { wallet, postings } of inputs) {
    const { available, pending } = memberChange(postings)
    const sum = changes.get(wallet.id) ?? { available: 0n, pending: 0n }
    changes.set(wallet.id, { available: sum.available + available, pending: sum.pending + pending })
  }
  const rows = JSON.stringify(
    [...changes].map(([id, { available, pending }]) => ({
      id,
      available: available.toString(),
      pending: pending.toString(),
    })),
  )
  await tx.db.$executeRaw`
    UPDATE "wallet" SET "availablePoints" = "availablePoints" + m.available, "pendingPoints" = "pendingPoints" + m.pending
    FROM json_to_recordset(${rows}::json) AS m(id uuid, available bigint, pending bigint)
    WHERE "wallet"."merchantId" = ${tx.merchantId}::uuid AND "wallet"."id" = m.id`
}
