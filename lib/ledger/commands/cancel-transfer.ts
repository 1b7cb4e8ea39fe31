import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { lockOwners } from "../steps/lock-owners"
import { type TransferView, transferSelect, transferView } from "../steps/transfer-view"
import { undoTransfer } from "../steps/undo-transfer"

export interface CancelledTransfer extends TransferView {
  /** What the giver has back, the fee with it. */
  restoredPoints: bigint
  /** Of what was given and of the fee, what had expired meanwhile and is gone. */
  expiredPoints: bigint
}

/**
 * Takes a transfer back: all that was given, or nothing. Each lot of the giver's gets its points with its own end, and the
 * fee; what ran out with the receiver stays gone. Staff only. Throws `not_found`, `transfer_cancelled`,
 * `customer_erased` where the giver was erased, and `transfer_spent` once some of it was used.
 */
export async function cancelTransfer(ctx: Ctx, { transferId }: { transferId: string }): Promise<CancelledTransfer> {
  requirePermission(ctx, "points:transfer")
  if (ctx.actor.kind === "member") throw new DomainError("forbidden")
  return inTransaction(ctx, async (tx) => {
    const entries = await tx.db.entry.findMany({
      where: { merchantId: ctx.merchantId, transferId, kind: { in: ["transfer", "transferFee"] } },
      select: { id: true, kind: true, points: true, memberId: true, currency: true },
    })
    const wallets = await lockOwners(
      tx,
      entries.map(({ memberId }) => memberId),
      entries[0]?.currency ?? "",
    )
    await requireDone(tx, transferId)
    const { entryIds, restoredPoints, expiredPoints } = await undoTransfer(tx, transferId, entries, wallets)
    const row = await tx.db.transfer.update({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: transferId } },
      data: { status: "cancelled", cancelledAt: tx.now },
      select: transferSelect,
    })
    await recordAudit(tx, "transfer.cancel", transferId, { entryIds, restoredPoints, expiredPoints })
    await emit(tx, "transfer.cancelled", { transferId, entryIds })
    return { ...transferView(row), restoredPoints, expiredPoints }
  })
}

/** Keeps everybody else from taking it back until this transaction ends. */
async function requireDone(tx: Tx, transferId: string): Promise<void> {
  const [row] = await tx.db.$queryRaw<{ status: string }[]>`
    SELECT "status" FROM "transfer" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ${transferId}::uuid FOR UPDATE`
  if (!row) throw new DomainError("not_found")
  if (row.status !== "done") throw new DomainError("transfer_cancelled")
}
