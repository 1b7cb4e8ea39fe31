import type { Tx } from "@/lib/core/ctx"
import { type Settlement, settleLots } from "../domain/lots"
import { expirePostings, maturePostings } from "../domain/postings"
import type { EntryInput, WalletRef } from "./entry-input"
import { postEntries } from "./post-entries"
import { readDebts } from "./read-debts"
import type { WalletLot } from "./read-lots"

/**
 * Posts what has matured or expired by now in locked wallets, each at the instant at which it came due.
 * Answers the entries' ids. With `notBefore` nothing takes effect earlier than that. A lot that matures
 * keeps what it has, but for what fills a balance below zero; the entry tells of it with a movement.
 */
export async function settleDueLots(
  tx: Tx,
  wallets: readonly WalletRef[],
  lots: readonly WalletLot[],
  notBefore?: Date,
): Promise<string[]> {
  const byWallet = new Map<string, WalletLot[]>()
  for (const lot of lots) byWallet.set(lot.walletId, [...(byWallet.get(lot.walletId) ?? []), lot])
  const maturing = lots.filter(({ matured, availableAt }) => !matured && availableAt !== null && availableAt <= tx.now)
  const debts = await readDebts(tx, [...new Set(maturing.map(({ walletId }) => walletId))])
  return postEntries(
    tx,
    wallets.flatMap((wallet) => {
      const due = settleLots(byWallet.get(wallet.id) ?? [], tx.now, debts.get(wallet.id))
      return settlementEntries(wallet, notBefore ? due.map((one) => ({ ...one, at: notBefore })) : due)
    }),
  )
}

/** One entry per wallet, instant and kind. */
function settlementEntries(wallet: WalletRef, due: readonly Settlement[]): EntryInput[] {
  const groups = new Map<string, Settlement[]>()
  for (const one of due) {
    const key = `${one.at.getTime()} ${one.kind} ${one.wasPending}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [settlementEntry(wallet, first, group)] : []
  })
}

function settlementEntry(wallet: WalletRef, first: Settlement, group: readonly Settlement[]): EntryInput {
  const points = group.reduce((total, one) => total + one.points, 0n)
  if (first.kind === "mature") {
    const lotMovements = group.map(({ lotId, filled }) => ({ lotId, points: -filled }))
    return { wallet, kind: "maturity", effectiveAt: first.at, postings: maturePostings(points), lotMovements }
  }
  return {
    wallet,
    kind: "expiry",
    effectiveAt: first.at,
    postings: first.wasPending ? expirePostings(0n, points) : expirePostings(points),
    lotMovements: group.map((one) => ({ lotId: one.lotId, points: -one.points })),
  }
}
