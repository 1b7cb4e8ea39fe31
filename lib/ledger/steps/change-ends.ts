import type { Tx } from "@/lib/core/ctx"
import { transfer } from "../domain/postings"
import type { EntryInput, WalletRef } from "./entry-input"
import { postEntries } from "./post-entries"
import { readLots } from "./read-lots"
import { settleDueLots } from "./settle-lots"

/** A lot whose end moves with activity. */
export interface KeptLot {
  id: string
  accountId: string
  expiresAt: Date
  inactivityMonths: number
  matured: boolean
  /** Of points that another member gave, when they came: only what is done from then on keeps them. */
  givenAt: Date | null
}

export interface MovedLot extends KeptLot {
  until: Date
}

export interface ChangedEnds {
  entryIds: string[]
  /** The accounts to which something was given back that had run out. */
  revivedAccountIds: string[]
}

/**
 * Gives lots other ends. What was posted as expired at an end that does not hold any more is given back at the instant of
 * that expiry, and expires where its new end has passed. The wallets are locked; `settle` names those of lots that end
 * earlier than they did.
 */
export async function changeEnds(
  tx: Tx,
  moved: readonly MovedLot[],
  settle: readonly WalletRef[] = [],
): Promise<ChangedEnds> {
  if (moved.length === 0) return { entryIds: [], revivedAccountIds: [] }
  const given = await giveBack(tx, moved)
  await writeEnds(tx, moved)
  const wallets = [...new Map([...settle, ...given.wallets].map((wallet) => [wallet.id, wallet])).values()]
  if (wallets.length === 0) return given
  const lots = await readLots(
    tx,
    wallets.map(({ id }) => id),
  )
  return { ...given, entryIds: [...given.entryIds, ...(await settleDueLots(tx, wallets, lots))] }
}

/** Stores the ends of lots, and leaves what ran out as it is. */
export async function writeEnds(tx: Tx, moved: readonly { id: string; until: Date }[]): Promise<void> {
  const rows = JSON.stringify(moved.map(({ id, until }) => ({ id, until })))
  await tx.db.$executeRaw`
    UPDATE "lot" SET "expiresAt" = m.until FROM json_to_recordset(${rows}::json) AS m(id uuid, until timestamptz)
    WHERE "lot"."merchantId" = ${tx.merchantId}::uuid AND "lot"."id" = m.id`
}

interface Expired extends Omit<WalletRef, "id"> {
  lotId: string
  points: bigint
  entryId: string
  walletId: string
  effectiveAt: Date
}

async function readExpiries(tx: Tx, lotIds: readonly string[]): Promise<Expired[]> {
  if (lotIds.length === 0) return []
  return tx.db.$queryRaw<Expired[]>`
    SELECT m."lotId", -m."points" - coalesce((SELECT sum(b."points") FROM "lot_movement" b
        JOIN "entry" c ON c."merchantId" = b."merchantId" AND c."id" = b."entryId" AND c."causeEntryId" = e."id"
        WHERE b."merchantId" = m."merchantId" AND b."lotId" = m."lotId" AND b."points" > 0), 0)::bigint AS "points",
      e."id" AS "entryId", e."walletId", e."memberId", e."programId", e."currency",
      e."effectiveAt"
    FROM "lot_movement" m JOIN "entry" e ON e."merchantId" = m."merchantId" AND e."id" = m."entryId" AND e."kind" = 'expiry'
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."lotId" = ANY(${lotIds}::uuid[]) ORDER BY e."id"`
}

/** Whether it ran out at an end that the lot had and has no more. What came back later and ran out at once stays gone. */
function isUndone({ effectiveAt }: Expired, { expiresAt, until }: MovedLot): boolean {
  if (until < expiresAt) return effectiveAt.getTime() === expiresAt.getTime()
  // What expired before the lot's present end was given back already.
  return effectiveAt >= expiresAt && effectiveAt < until
}

interface GivenBack extends ChangedEnds {
  wallets: WalletRef[]
}

/** Gives back what expired, one entry for each that took it. */
async function giveBack(tx: Tx, moved: readonly MovedLot[]): Promise<GivenBack> {
  const past = new Map(moved.filter(({ expiresAt }) => expiresAt <= tx.now).map((lot) => [lot.id, lot]))
  const byEntry = new Map<string, { first: Expired; lots: { lot: MovedLot; points: bigint }[] }>()
  for (const one of await readExpiries(tx, [...past.keys()])) {
    const lot = past.get(one.lotId)
    if (!lot || one.points <= 0n || !isUndone(one, lot)) continue
    const group = byEntry.get(one.entryId) ?? { first: one, lots: [] }
    group.lots.push({ lot, points: one.points })
    byEntry.set(one.entryId, group)
  }
  const groups = [...byEntry.values()]
  const entries = groups.map(({ first, lots }) => correction(first, lots))
  const revived = groups.flatMap(({ lots }) => lots.map(({ lot }) => lot.accountId))
  return {
    entryIds: await postEntries(tx, entries),
    revivedAccountIds: [...new Set(revived)],
    wallets: entries.map(({ wallet }) => wallet),
  }
}

function correction(expired: Expired, lots: readonly { lot: MovedLot; points: bigint }[]): EntryInput {
  const sumOf = (matured: boolean) =>
    lots.filter(({ lot }) => lot.matured === matured).reduce((sum, { points }) => sum + points, 0n)
  const { walletId: id, memberId, programId, currency } = expired
  const isLater = lots.some(({ lot }) => lot.until > lot.expiresAt)
  return {
    wallet: { id, memberId, programId, currency },
    kind: "correction",
    effectiveAt: expired.effectiveAt,
    causeEntryId: expired.entryId,
    reason: isLater
      ? "What was recorded late had kept these points from expiring"
      : "These points had run out before, as what had kept them earned nothing",
    postings: [
      ...transfer("program.expired", "member.available", sumOf(true)),
      ...transfer("program.expired", "member.pending", sumOf(false)),
    ],
    lotMovements: lots.map(({ lot, points }) => ({ lotId: lot.id, points })),
  }
}
