import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { firstEnd, keptUntil } from "../domain/inactivity"
import { type ChangedEnds, changeEnds, type KeptLot } from "./change-ends"
import type { WalletRef } from "./entry-input"
import { daysKeeping } from "./move-inactivity-lots"

interface EarnedLot extends KeptLot {
  earnedAt: Date
  givenExpiresAt: Date | null
  /** Of the store in whose zone it was earned. */
  timeZone: string | null
  walletId: string
  memberId: string
  programId: string
  currency: string
}

/**
 * Gives every lot of accounts that activity keeps the end that it has by what was done, reckoned anew from when it was
 * earned: later or earlier than it is. `days` are the local days of activity in rising order, by account; the wallets are locked.
 */
export async function setInactivityEnds(tx: Tx, days: ReadonlyMap<string, readonly Day[]>): Promise<ChangedEnds> {
  const lots = await readEarnedLots(tx, [...days.keys()])
  const moved = lots.flatMap((lot) => {
    const { timeZone } = tx.merchant
    // What another member gave came with an end of its own, which what the giver did before had moved.
    const first = lot.givenExpiresAt ?? firstEnd(lot.earnedAt, lot.inactivityMonths, lot.timeZone ?? timeZone)
    const kept = daysKeeping(lot, days.get(lot.accountId) ?? [], timeZone)
    const until = keptUntil(first, lot.inactivityMonths, kept, timeZone)
    return until.getTime() === lot.expiresAt.getTime() ? [] : [{ ...lot, until }]
  })
  const earlier = moved.filter(({ until, expiresAt }) => until < expiresAt && until <= tx.now)
  const settle = earlier.map(({ walletId: id, memberId, programId, currency }): WalletRef => {
    return { id, memberId, programId, currency }
  })
  return changeEnds(tx, moved, settle)
}

function readEarnedLots(tx: Tx, accountIds: readonly string[]): Promise<EarnedLot[]> {
  return tx.db.$queryRaw<EarnedLot[]>`
    SELECT l."id", w."accountId", l."expiresAt", l."inactivityMonths", l."matured", coalesce(l."earnedAt", e."effectiveAt") AS "earnedAt",
      l."givenExpiresAt", CASE WHEN l."givenExpiresAt" IS NOT NULL THEN e."effectiveAt" END AS "givenAt",
      p."storeTimeZone" AS "timeZone", w."id" AS "walletId", e."memberId", w."programId", w."currency"
    FROM "wallet" w
    JOIN "lot" l ON l."merchantId" = w."merchantId" AND l."walletId" = w."id" AND l."inactivityMonths" IS NOT NULL AND l."expiresAt" IS NOT NULL
    JOIN "entry" e ON e."merchantId" = l."merchantId" AND e."id" = l."entryId"
    LEFT JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."id" = e."purchaseId"
    WHERE w."merchantId" = ${tx.merchantId}::uuid AND w."accountId" = ANY(${accountIds}::uuid[])`
}
