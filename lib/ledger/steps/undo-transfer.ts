import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { requireKept } from "@/lib/members/steps/require-kept"
import { feePostings, givePostings, receivePostings } from "../domain/postings"
import { type GivenLot, planTakingBack } from "../domain/transfer"
import type { LockedWallet } from "./lock-wallet"
import { postEntry } from "./post-entries"
import { type RestoreResult, restoreParts } from "./restore-points"

export interface TransferEntry {
  id: string
  kind: string
  points: bigint
  memberId: string
}

/**
 * Takes back what a transfer gave from whoever has it now and gives it to the giver's own lots, the fee with it. The wallets
 * are locked by `lockOwners`, by member. Throws `customer_erased` where the giver was erased, and `transfer_spent`.
 */
export async function undoTransfer(
  tx: Tx,
  transferId: string,
  entries: readonly TransferEntry[],
  wallets: ReadonlyMap<string, LockedWallet>,
): Promise<RestoreResult> {
  const out = entries.find(({ kind, points }) => kind === "transfer" && points < 0n)
  const giver = wallets.get(out?.memberId ?? "")
  if (!out || !giver) throw new DomainError("not_found")
  await requireKept(tx, out.memberId)
  const lots = await readGiven(tx, transferId)
  const { taken, returned, expiredPoints } = planTakingBack(-out.points, lots)
  const sum: RestoreResult = { entryIds: [], restoredPoints: 0n, expiredPoints }
  const add = (restored: RestoreResult) => {
    sum.entryIds.push(...restored.entryIds)
    sum.restoredPoints += restored.restoredPoints
    sum.expiredPoints += restored.expiredPoints
  }
  if (taken.length > 0) {
    const points = taken.reduce((total, part) => total + part.points, 0n)
    const holder = holderOf(wallets, lots)
    const lotMovements = taken.map((part) => ({ lotId: part.lotId, points: -part.points }))
    const entry = { kind: "transferCancel", transferId, causeEntryId: out.id } as const
    const { entryId } = await postEntry(tx, { ...entry, wallet: holder, postings: givePostings(points), lotMovements })
    sum.entryIds.push(entryId)
    add(await restoreParts(tx, giver, returned, (back) => ({ ...entry, postings: receivePostings(back) })))
  }
  const fee = entries.find(({ kind }) => kind === "transferFee")
  if (fee) add(await giveBackFee(tx, transferId, fee, giver))
  return sum
}

async function giveBackFee(
  tx: Tx,
  transferId: string,
  fee: TransferEntry,
  giver: LockedWallet,
): Promise<RestoreResult> {
  const paid = await tx.db.lotMovement.findMany({ where: { merchantId: tx.merchantId, entryId: fee.id } })
  const parts = paid.map(({ lotId, points }) => ({ lotId, points: -points }))
  return restoreParts(tx, giver, parts, (back) => ({
    kind: "transferCancel",
    transferId,
    causeEntryId: fee.id,
    reason: "Fee given back: what was given to another member was cancelled",
    postings: feePostings(-back),
  }))
}

type Given = GivenLot & { walletId: string }

/** The wallet that holds what is left: the receiver's, or of who they are now. */
function holderOf(wallets: ReadonlyMap<string, LockedWallet>, lots: readonly Given[]): LockedWallet {
  const walletId = lots.find(({ remaining }) => remaining > 0n)?.walletId
  const holder = [...wallets.values()].find(({ id }) => id === walletId)
  if (!holder) throw new DomainError("busy")
  return holder
}

/** The lots that a transfer made, also where a merge moved them on, with what is left of each and what ran out. */
async function readGiven(tx: Tx, transferId: string): Promise<Given[]> {
  return tx.db.$queryRaw<Given[]>`
    SELECT l."id" AS "lotId", l."sourceLotId", l."walletId", l."remaining",
      coalesce((SELECT -sum(m."points") FROM "lot_movement" m
        JOIN "entry" x ON x."merchantId" = m."merchantId" AND x."id" = m."entryId"
        LEFT JOIN "entry" cause ON cause."merchantId" = x."merchantId" AND cause."id" = x."causeEntryId"
        WHERE m."merchantId" = l."merchantId" AND m."lotId" = l."id"
          AND (x."kind" = 'expiry' OR (x."kind" = 'correction' AND cause."kind" = 'expiry'))), 0)::bigint AS "expired"
    FROM "entry" e JOIN "lot" l ON l."merchantId" = e."merchantId" AND l."entryId" = e."id" AND l."sourceLotId" IS NOT NULL
    WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."transferId" = ${transferId}::uuid ORDER BY l."id"`
}
