import type { Tx } from "@/lib/core/ctx"
import { type LockedWallet, lockWallets } from "./lock-wallet"
import { survivorMember } from "./survivor-member"

/**
 * The wallets of members, and of who they are now where they were merged, locked together in the one global order: for what
 * is undone later, and goes on to whom it belongs then. Answers those of the members named, by member.
 */
export async function lockOwners(
  tx: Tx,
  memberIds: readonly string[],
  currency: string,
): Promise<Map<string, LockedWallet>> {
  const survivors = new Set<string>()
  for (const memberId of new Set(memberIds)) {
    const survivorId = await survivorMember(tx, memberId)
    if (survivorId !== null) survivors.add(survivorId)
  }
  const wallets = await lockWallets(tx, [...memberIds, ...survivors], currency)
  return new Map(wallets.map((wallet) => [wallet.memberId, wallet]))
}
