import type { Tx } from "@/lib/core/ctx"
import { transfer } from "@/lib/ledger/domain/postings"
import { type LockedWallet, lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { postEntries } from "@/lib/ledger/steps/post-entries"

export const erasedReason = "The person was erased"

/** Takes all that members have, available and pending, below zero too, so that nothing is owed any more. Answers the entries' ids. */
export async function closePoints(tx: Tx, memberIds: readonly string[]): Promise<string[]> {
  const owned = await tx.db.member.findMany({
    where: { merchantId: tx.merchantId, id: { in: [...memberIds] } },
    select: { id: true, account: { select: { wallets: { select: { id: true, currency: true } } } } },
  })
  const wallets = owned
    .flatMap(({ id: memberId, account }) => account.wallets.map((wallet) => ({ memberId, ...wallet })))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const entryIds: string[] = []
  for (const { memberId, currency } of wallets) {
    entryIds.push(...(await closeWallet(tx, await lockWallet(tx, memberId, currency))))
  }
  return entryIds
}

async function closeWallet(tx: Tx, wallet: LockedWallet): Promise<string[]> {
  const { availablePoints, pendingPoints, lots } = wallet
  if (availablePoints === 0n && pendingPoints === 0n && lots.length === 0) return []
  return postEntries(tx, [
    {
      wallet,
      kind: "adjustment",
      reason: erasedReason,
      postings: [
        ...transfer("member.available", "program.adjusted", availablePoints),
        ...transfer("member.pending", "program.adjusted", pendingPoints),
      ],
      lotMovements: lots.map(({ id, remaining }) => ({ lotId: id, points: -remaining })),
    },
  ])
}
