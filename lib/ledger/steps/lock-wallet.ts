import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { emit } from "@/lib/core/outbox"
import { ensureWallets } from "./ensure-wallets"
import type { WalletRef } from "./entry-input"
import { readLots, type WalletLot } from "./read-lots"
import { settleDueLots } from "./settle-lots"

export interface LockedWallet extends WalletRef {
  accountId: string
  availablePoints: bigint
  pendingPoints: bigint
  /** Those with something left. */
  lots: WalletLot[]
}

interface MemberFacts {
  accountId: string
  programId: string
  currencyCode: string
}

/**
 * A member's wallet, locked until the transaction ends and settled: what matured or expired by now is posted. The
 * currency is the program's own unless named; a wallet that is missing is made. Throws `not_found`.
 */
export async function lockWallet(tx: Tx, memberId: string, currency?: string): Promise<LockedWallet> {
  const [member] = await tx.db.$queryRaw<MemberFacts[]>`
    SELECT m."accountId", m."programId", p."currencyCode" FROM "member" m
    JOIN "program" p ON p."merchantId" = m."merchantId" AND p."id" = m."programId"
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ${memberId}::uuid`
  if (!member) throw new DomainError("not_found")
  const code = currency ?? member.currencyCode
  const { accountId, programId } = member
  let wallet = await lock(tx, accountId, code)
  if (!wallet) {
    await ensureWallets(tx, [{ accountId, programId, currency: code }])
    wallet = await lock(tx, accountId, code)
  }
  if (!wallet) throw new DomainError("not_found")
  const ref = { id: wallet.id, memberId, programId, currency: code }
  const lots = await readLots(tx, [wallet.id])
  const settled = await settleDueLots(tx, [ref], lots)
  if (settled.length === 0) return { ...ref, accountId, ...wallet, lots }
  // Whoever locks tells of its own entries; nobody else knows of these.
  await emit(tx, "points.posted", { entryIds: settled })
  const after = await lock(tx, accountId, code)
  return { ...ref, accountId, ...(after ?? wallet), lots: await readLots(tx, [wallet.id]) }
}

type WalletRow = { id: string; availablePoints: bigint; pendingPoints: bigint }

async function lock(tx: Tx, accountId: string, currency: string): Promise<WalletRow | undefined> {
  const [row] = await tx.db.$queryRaw<WalletRow[]>`
    SELECT "id", "availablePoints", "pendingPoints" FROM "wallet"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "accountId" = ${accountId}::uuid AND "currency" = ${currency}
    FOR NO KEY UPDATE`
  return row
}
