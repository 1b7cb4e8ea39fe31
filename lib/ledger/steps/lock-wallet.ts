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
  memberId: string
  accountId: string
  programId: string
  currency: string
}

/** A member's wallet, locked and settled; see `lockWallets`. Throws `not_found`. */
export async function lockWallet(tx: Tx, memberId: string, currency?: string): Promise<LockedWallet> {
  const [wallet] = await lockWallets(tx, [memberId], currency)
  if (!wallet) throw new DomainError("not_found")
  return wallet
}

/**
 * The wallets of members, locked until the transaction ends in the one global order, by their ids, and settled: what
 * matured or expired by now is posted. The currency is the program's own unless named; a wallet that is missing is made.
 * Answers them in the order of the members. Throws `not_found`.
 */
export async function lockWallets(tx: Tx, memberIds: readonly string[], currency?: string): Promise<LockedWallet[]> {
  const members = await readMembers(tx, memberIds, currency)
  let rows = await lock(tx, members)
  const missing = members.filter(({ accountId }) => !rows.has(accountId))
  if (missing.length > 0) {
    await ensureWallets(tx, missing)
    rows = await lock(tx, members)
  }
  const before = withLots(members, rows, await readLots(tx, idsOf(rows)))
  const settled = await settleDueLots(
    tx,
    before,
    before.flatMap(({ lots }) => lots),
  )
  if (settled.length === 0) return before
  // Whoever locks tells of its own entries; nobody else knows of these.
  await emit(tx, "points.posted", { entryIds: settled })
  const after = await lock(tx, members)
  return withLots(members, after, await readLots(tx, idsOf(after)))
}

async function readMembers(tx: Tx, memberIds: readonly string[], currency?: string): Promise<MemberFacts[]> {
  const found = await tx.db.$queryRaw<MemberFacts[]>`
    SELECT m."id" AS "memberId", m."accountId", m."programId", coalesce(${currency ?? null}::text, p."currencyCode") AS "currency"
    FROM "member" m JOIN "program" p ON p."merchantId" = m."merchantId" AND p."id" = m."programId"
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ANY(${memberIds}::uuid[])`
  const byId = new Map(found.map((member) => [member.memberId, member]))
  return [...new Set(memberIds)].map((id) => {
    const member = byId.get(id)
    if (!member) throw new DomainError("not_found")
    return member
  })
}

interface WalletRow {
  id: string
  accountId: string
  availablePoints: bigint
  pendingPoints: bigint
}

/** By account; all of members' in one statement, which locks in the order in which it sorts. */
async function lock(tx: Tx, members: readonly MemberFacts[]): Promise<Map<string, WalletRow>> {
  const accounts = members.map(({ accountId }) => accountId)
  const currencies = [...new Set(members.map(({ currency }) => currency))]
  const rows = await tx.db.$queryRaw<WalletRow[]>`
    SELECT "id", "accountId", "availablePoints", "pendingPoints" FROM "wallet"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "accountId" = ANY(${accounts}::uuid[]) AND "currency" = ANY(${currencies}::text[])
    ORDER BY "id" FOR NO KEY UPDATE`
  return new Map(rows.map((row) => [row.accountId, row]))
}

function idsOf(rows: ReadonlyMap<string, WalletRow>): string[] {
  return [...rows.values()].map(({ id }) => id)
}

function withLots(
  members: readonly MemberFacts[],
  rows: ReadonlyMap<string, WalletRow>,
  lots: readonly WalletLot[],
): LockedWallet[] {
  return members.map((member) => {
    const row = rows.get(member.accountId)
    if (!row) throw new DomainError("not_found")
    return { ...member, ...row, lots: lots.filter(({ walletId }) => walletId === row.id) }
  })
}
