import type { Tx } from "@/lib/core/ctx"
import { fillDebtFrom } from "../domain/lots"
import { memberChange, type Posting, transfer } from "../domain/postings"
import type { EntryInput } from "./entry-input"
import { type LockedWallet, lockWallet } from "./lock-wallet"
import { postEntries } from "./post-entries"
import type { WalletLot } from "./read-lots"

type Origin = {
  id: string
  purchaseId: string | null
  eventId: string | null
  tierId: string | null
  programVersionId: string | null
  transferId: string | null
}

/**
 * Moves all that a locked wallet has to another one of the same program and currency, lot by lot, by corrections that name
 * the entry that gave the points: each lot keeps what it waits for, its expiry and its age. A balance below zero moves too.
 * Answers the entries' ids.
 */
export async function movePoints(tx: Tx, from: LockedWallet, into: LockedWallet, reason: string): Promise<string[]> {
  const byEntry = new Map<string, WalletLot[]>()
  for (const lot of from.lots) byEntry.set(lot.entryId, [...(byEntry.get(lot.entryId) ?? []), lot])
  const origins = await tx.db.entry.findMany({
    where: { merchantId: tx.merchantId, id: { in: [...byEntry.keys()] } },
    select: { id: true, purchaseId: true, eventId: true, tierId: true, programVersionId: true, transferId: true },
    orderBy: { id: "asc" },
  })
  const moved = await postEntries(
    tx,
    origins.flatMap((origin) => moveOf(origin, byEntry.get(origin.id) ?? [], from, into, reason)),
  )
  return [...moved, ...(await moveDebt(tx, from, into, reason))]
}

function moveOf(
  { id, ...belongs }: Origin,
  lots: readonly WalletLot[],
  from: LockedWallet,
  into: LockedWallet,
  reason: string,
): EntryInput[] {
  const sumOf = (matured: boolean) =>
    lots.filter((lot) => lot.matured === matured).reduce((sum, { remaining }) => sum + remaining, 0n)
  const both = (leave: boolean): Posting[] =>
    (["member.available", "member.pending"] as const).flatMap((account) => {
      const points = sumOf(account === "member.available")
      return leave ? transfer(account, "program.adjusted", points) : transfer("program.adjusted", account, points)
    })
  const entry = { kind: "correction", ...belongs, causeEntryId: id, reason } as const
  return [
    {
      ...entry,
      wallet: from,
      postings: both(true),
      lotMovements: lots.map((lot) => ({ lotId: lot.id, points: -lot.remaining })),
    },
    {
      ...entry,
      wallet: into,
      postings: both(false),
      newLots: lots.map((lot) => {
        const { remaining: points, availableAt, expiresAt, inactivityMonths, matured, onAction, sourceLotId } = lot
        const earnedAt = lot.earnedAt ?? lot.effectiveAt
        const kept = { points, availableAt, expiresAt, inactivityMonths, matured, onAction, earnedAt, sourceLotId }
        return { ...kept, givenExpiresAt: lot.givenExpiresAt && expiresAt }
      }),
    },
  ]
}

/** What the one owed the other owes: taken from what there is, and below zero where that is not enough. */
async function moveDebt(tx: Tx, from: LockedWallet, into: LockedWallet, reason: string): Promise<string[]> {
  if (from.availablePoints >= 0n) return []
  const debt = -from.availablePoints
  const { lots } = await lockWallet(tx, into.memberId, into.currency)
  const taken = fillDebtFrom(
    lots.filter(({ matured }) => matured),
    debt,
  )
  const entry = { kind: "correction", reason } as const
  const owed = transfer("member.available", "program.adjusted", debt)
  return postEntries(tx, [
    { ...entry, wallet: from, postings: transfer("program.adjusted", "member.available", debt) },
    {
      ...entry,
      wallet: into,
      postings: owed,
      lotMovements: taken.map(({ lotId, points }) => ({ lotId, points: -points })),
      mayGoNegative: memberChange(owed).available < 0n,
    },
  ])
}
