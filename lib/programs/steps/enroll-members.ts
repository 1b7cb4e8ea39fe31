import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { newCardNumber, newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import type { LiveProgram } from "./load-versions"

export interface KnownWallet {
  id: string
  accountId: string
  programId: string
  currency: string
  availablePoints: bigint
  pendingPoints: bigint
  isNew: boolean
}

/** A member as it stands in the open transaction, or new and not yet written. Wallets are locked. */
export interface KnownMember {
  id: string
  customerId: string
  programId: string
  accountId: string
  cardNumber: string
  status: string
  joinedAt: Date
  isNew: boolean
  /** By currency. */
  wallets: Map<string, KnownWallet>
}

type MemberRow = Omit<KnownMember, "isNew" | "wallets">

/** The members of customers in any program, their wallets locked in the one global order, by id. */
export async function lockMembers(tx: Tx, customerIds: readonly string[]): Promise<KnownMember[]> {
  if (customerIds.length === 0) return []
  const rows = await tx.db.$queryRaw<MemberRow[]>`
    SELECT "id", "customerId", "programId", "accountId", "cardNumber", "status", "joinedAt" FROM "member"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ANY(${customerIds}::uuid[]) ORDER BY "id"`
  const members = rows.map((row): KnownMember => ({ ...row, isNew: false, wallets: new Map() }))
  const byAccount = new Map(members.map((member) => [member.accountId, member]))
  if (members.length === 0) return members
  const wallets = await tx.db.$queryRaw<KnownWallet[]>`
    SELECT "id", "accountId", "programId", "currency", "availablePoints", "pendingPoints", false AS "isNew" FROM "wallet"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "accountId" = ANY(${[...byAccount.keys()]}::uuid[])
    ORDER BY "id" FOR NO KEY UPDATE`
  for (const wallet of wallets) byAccount.get(wallet.accountId)?.wallets.set(wallet.currency, wallet)
  return members
}

/** A new member of a program, with a wallet in its currency; to be written by `writeMembers`. */
export function newMember(program: LiveProgram, customerId: string, joinedAt: Date): KnownMember {
  const member: KnownMember = {
    id: newId(),
    customerId,
    programId: program.id,
    accountId: newId(),
    cardNumber: newCardNumber(),
    status: "active",
    joinedAt,
    isNew: true,
    wallets: new Map(),
  }
  walletOf(member, program.currency)
  return member
}

/** The member's wallet in a currency; one that is missing is added, to be written by `writeMembers`. */
export function walletOf(member: KnownMember, currency: string): KnownWallet {
  let wallet = member.wallets.get(currency)
  if (!wallet) {
    const { accountId, programId } = member
    wallet = { id: newId(), accountId, programId, currency, availablePoints: 0n, pendingPoints: 0n, isNew: true }
    member.wallets.set(currency, wallet)
  }
  return wallet
}

/** Writes what is new of the members: accounts, the members themselves, wallets. */
export async function writeMembers(tx: Tx, members: readonly KnownMember[]): Promise<void> {
  const created = members.filter(({ isNew }) => isNew)
  await insertRows(
    tx,
    "Account",
    created.map(({ accountId, programId }) => ({ id: accountId, programId, createdAt: tx.now })),
  )
  await insertRows(
    tx,
    "Member",
    created.map(({ isNew: _, wallets: __, ...member }) => ({ ...member, createdAt: tx.now })),
  )
  const wallets = members.flatMap((member) => [...member.wallets.values()]).filter(({ isNew }) => isNew)
  await insertRows(
    tx,
    "Wallet",
    wallets.map(({ isNew: _, availablePoints: __, pendingPoints: ___, ...wallet }) => ({
      ...wallet,
      availablePoints: 0n,
      pendingPoints: 0n,
      mayGoNegative: false,
    })),
  )
}

/**
 * Stores earlier days of joining: under `everyone` a customer has joined with the first purchase. Signing up is joining,
 * and so moves along.
 */
export async function moveJoining(tx: Tx, members: readonly KnownMember[]): Promise<void> {
  if (members.length === 0) return
  const { timeZone } = tx.merchant
  const rows = JSON.stringify(
    members.map(({ id, joinedAt }) => ({ id, joinedAt, localDay: localDay(joinedAt, timeZone) })),
  )
  await tx.db.$executeRaw`
    UPDATE "member" m SET "joinedAt" = r."joinedAt" FROM json_populate_recordset(NULL::"member", ${rows}::json) r
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = r."id"`
  await tx.db.$executeRaw`
    UPDATE "event" v SET "occurredAt" = r."joinedAt", "localDay" = r."localDay"
    FROM json_to_recordset(${rows}::json) AS r("id" uuid, "joinedAt" timestamptz, "localDay" date)
    WHERE v."merchantId" = ${tx.merchantId}::uuid AND v."memberId" = r."id" AND v."trigger" = 'signup'`
}
