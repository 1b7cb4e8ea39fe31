import type { Tx } from "@/lib/core/ctx"
import { holdHousehold } from "@/lib/members/steps/hold-household"
import { poolAvailableAt } from "../domain/pool"
import { type LockedWallet, lockWallets } from "./lock-wallet"

/** What a member may spend from: the own wallet, or in a household that lets them the wallets of all its members. */
export interface Purse {
  memberId: string
  programId: string
  currency: string
  /** Null: the member spends only what is theirs. */
  householdId: string | null
  wallets: LockedWallet[]
  availablePoints: bigint
}

/** Locks and settles what a member may spend from, in the program's own currency. Throws `not_found`. */
export async function lockPurse(tx: Tx, memberId: string): Promise<Purse> {
  const household = await holdHousehold(tx, memberId)
  const shares = household !== null && (household.spenders === "everyone" || household.headMemberId === memberId)
  const memberIds = shares ? household.memberIds : []
  // One alone is no pool: below zero is below zero then.
  const isPool = memberIds.length > 1
  const wallets = await lockWallets(tx, isPool ? memberIds : [memberId])
  const [first] = wallets
  return {
    memberId,
    programId: first?.programId ?? "",
    currency: first?.currency ?? "",
    householdId: isPool && household ? household.id : null,
    wallets,
    availablePoints: isPool ? poolAvailableAt(wallets, tx.now) : (first?.availablePoints ?? 0n),
  }
}
