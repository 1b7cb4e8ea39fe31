import { type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { keptUntil } from "../domain/inactivity"
import { transfer } from "../domain/postings"
import type { EntryInput, WalletRef } from "./entry-input"
import { postEntries } from "./post-entries"
import { readActivityDays } from "./read-activity-days"
import { readLots } from "./read-lots"
import { settleDueLots } from "./settle-lots"

/** A purchase or an earning event of an account, on its local day. */
export interface Activity {
  accountId: string
  day: Day
}

interface KeptLot {
  id: string
  accountId: string
  expiresAt: Date
  inactivityMonths: number
  matured: boolean
}

interface MovedLot extends KeptLot {
  until: Date
}

/**
 * Moves what activity keeps alive, of all wallets of the accounts, to the activity's day and each lot's own months, never
 * earlier than it is. What was posted as expired although an activity that came late kept it is given back at the instant
 * of that expiry, and expires again where its new end has passed. Call it once the awards of the activities are posted,
 * the wallets locked. Answers the ids of the entries that it posted.
 */
export async function moveInactivityLots(tx: Tx, activities: readonly Activity[]): Promise<string[]> {
  const moved = await planMoves(tx, activities)
  if (moved.length === 0) return []
  const given = await giveBack(tx, moved)
  await writeEnds(tx, moved)
  if (given.wallets.length === 0) return given.entryIds
  const lots = await readLots(
    tx,
    given.wallets.map(({ id }) => id),
  )
  return [...given.entryIds, ...(await settleDueLots(tx, given.wallets, lots))]
}

/** Moves lots that were spent, and so were not moved with the others, by what was done since: before they get points back. */
export async function refreshInactivityLots(tx: Tx, accountId: string, lotIds: readonly string[]): Promise<void> {
  const lots = await tx.db.$queryRaw<(Omit<KeptLot, "accountId"> & { effectiveAt: Date })[]>`
    SELECT l."id", l."expiresAt", l."inactivityMonths", l."matured", e."effectiveAt" FROM "lot" l
    JOIN "entry" e ON e."merchantId" = l."merchantId" AND e."id" = l."entryId"
    WHERE l."merchantId" = ${tx.merchantId}::uuid AND l."id" = ANY(${lotIds}::uuid[])
      AND l."inactivityMonths" IS NOT NULL AND l."expiresAt" IS NOT NULL ORDER BY e."effectiveAt"`
  const [first] = lots
  if (!first) return
  const { timeZone } = tx.merchant
  const known = await readActivityDays(tx, [accountId], localDay(first.effectiveAt, timeZone))
  const moved = lots.map((lot) => ({
    ...lot,
    until: keptUntil(lot.expiresAt, lot.inactivityMonths, known.get(accountId) ?? [], timeZone),
  }))
  await writeEnds(tx, moved)
}

async function writeEnds(tx: Tx, moved: readonly { id: string; until: Date }[]): Promise<void> {
  const rows = JSON.stringify(moved.map(({ id, until }) => ({ id, until })))
  await tx.db.$executeRaw`
    UPDATE "lot" SET "expiresAt" = m.until FROM json_to_recordset(${rows}::json) AS m(id uuid, until timestamptz)
    WHERE "lot"."merchantId" = ${tx.merchantId}::uuid AND "lot"."id" = m.id`
}

async function planMoves(tx: Tx, activities: readonly Activity[]): Promise<MovedLot[]> {
  const daysOf = new Map<string, Day[]>()
  for (const { accountId, day } of activities) daysOf.set(accountId, [...(daysOf.get(accountId) ?? []), day])
  const [first] = activities.map(({ day }) => day).sort()
  if (first === undefined) return []
  const { timeZone } = tx.merchant
  const lots = await tx.db.$queryRaw<KeptLot[]>`
    SELECT l."id", w."accountId", l."expiresAt", l."inactivityMonths", l."matured"
    FROM "wallet" w JOIN "lot" l ON l."merchantId" = w."merchantId" AND l."walletId" = w."id"
      AND l."inactivityMonths" IS NOT NULL AND l."expiresAt" > ${startOfLocalDay(first, timeZone)}
      AND (l."remaining" > 0 OR l."expiresAt" <= ${tx.now})
    WHERE w."merchantId" = ${tx.merchantId}::uuid AND w."accountId" = ANY(${[...daysOf.keys()]}::uuid[])`
  // What comes late may have been kept by what was done since, and so may a lot whose end has passed.
  const isLate = first < localDay(tx.now, timeZone)
  const asked = lots.filter(({ expiresAt }) => isLate || expiresAt <= tx.now)
  const known = await readActivityDays(tx, [...new Set(asked.map(({ accountId }) => accountId))], first)
  return lots.flatMap((lot) => {
    const own = daysOf.get(lot.accountId) ?? []
    const days = [...own, ...(known.get(lot.accountId) ?? [])]
    const until = keptUntil(lot.expiresAt, lot.inactivityMonths, [...days].sort(), timeZone)
    return until > lot.expiresAt ? [{ ...lot, until }] : []
  })
}

interface Expired extends Omit<WalletRef, "id"> {
  lotId: string
  points: bigint
  entryId: string
  walletId: string
  effectiveAt: Date
}

/** Gives back what expired before the lots' new ends, one entry for each that took it. */
async function giveBack(tx: Tx, moved: readonly MovedLot[]): Promise<{ entryIds: string[]; wallets: WalletRef[] }> {
  const past = new Map(moved.filter(({ expiresAt }) => expiresAt <= tx.now).map((lot) => [lot.id, lot]))
  const expired =
    past.size === 0
      ? []
      : await tx.db.$queryRaw<Expired[]>`
    SELECT m."lotId", -m."points" - coalesce((SELECT sum(b."points") FROM "lot_movement" b
        JOIN "entry" c ON c."merchantId" = b."merchantId" AND c."id" = b."entryId" AND c."causeEntryId" = e."id"
        WHERE b."merchantId" = m."merchantId" AND b."lotId" = m."lotId" AND b."points" > 0), 0)::bigint AS "points",
      e."id" AS "entryId", e."walletId", e."memberId", e."programId", e."currency",
      e."effectiveAt"
    FROM "lot_movement" m JOIN "entry" e ON e."merchantId" = m."merchantId" AND e."id" = m."entryId" AND e."kind" = 'expiry'
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."lotId" = ANY(${[...past.keys()]}::uuid[]) ORDER BY e."id"`
  const byEntry = new Map<string, { first: Expired; lots: { lot: MovedLot; points: bigint }[] }>()
  for (const one of expired) {
    const lot = past.get(one.lotId)
    // What expired before the lot's present end was given back already.
    if (!lot || one.points <= 0n || one.effectiveAt < lot.expiresAt || one.effectiveAt >= lot.until) continue
    const group = byEntry.get(one.entryId) ?? { first: one, lots: [] }
    group.lots.push({ lot, points: one.points })
    byEntry.set(one.entryId, group)
  }
  const entries = [...byEntry.values()].map(({ first, lots }) => correction(first, lots))
  const wallets = new Map(entries.map(({ wallet }) => [wallet.id, wallet]))
  return { entryIds: await postEntries(tx, entries), wallets: [...wallets.values()] }
}

function correction(expired: Expired, lots: readonly { lot: MovedLot; points: bigint }[]): EntryInput {
  const sumOf = (matured: boolean) =>
    lots.filter(({ lot }) => lot.matured === matured).reduce((sum, { points }) => sum + points, 0n)
  const { walletId: id, memberId, programId, currency } = expired
  return {
    wallet: { id, memberId, programId, currency },
    kind: "correction",
    effectiveAt: expired.effectiveAt,
    causeEntryId: expired.entryId,
    reason: "What was recorded late had kept these points from expiring",
    postings: [
      ...transfer("program.expired", "member.available", sumOf(true)),
      ...transfer("program.expired", "member.pending", sumOf(false)),
    ],
    lotMovements: lots.map(({ lot, points }) => ({ lotId: lot.id, points })),
  }
}
