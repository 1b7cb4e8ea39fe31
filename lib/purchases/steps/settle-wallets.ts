import type { Tx } from "@/lib/core/ctx"
import { readLots } from "@/lib/ledger/steps/read-lots"
import { settleDueLots } from "@/lib/ledger/steps/settle-lots"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"

/** Posts what has matured or expired by now in the locked wallets of members. Answers the entries' ids. */
export async function settleWallets(tx: Tx, members: readonly KnownMember[]): Promise<string[]> {
  const wallets = members.flatMap(({ id: memberId, wallets: own }) =>
    [...own.values()]
      .filter(({ isNew }) => !isNew)
      .map(({ id, programId, currency }) => ({ id, memberId, programId, currency })),
  )
  const lots = await readLots(
    tx,
    wallets.map(({ id }) => id),
  )
  return settleDueLots(tx, wallets, lots)
}
