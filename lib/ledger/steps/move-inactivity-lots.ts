import { type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { keptUntil } from "../domain/inactivity"
import { type ChangedEnds, changeEnds, type KeptLot, type MovedLot, writeEnds } from "./change-ends"
import { readActivityDays } from "./read-activity-days"

/** A purchase or an earning event of an account, on its local day. */
export interface Activity {
  accountId: string
  day: Day
}

/**
 * Moves what activity keeps alive, of all wallets of the accounts, to the activity's day and each lot's own months, never
 * earlier than it is. What was posted as expired although an activity that came late kept it is given back at the instant
 * of that expiry, and expires again where its new end has passed. Call it once the awards of the activities are posted,
 * the wallets locked.
 */
export async function moveInactivityLots(tx: Tx, activities: readonly Activity[]): Promise<ChangedEnds> {
  return changeEnds(tx, await planMoves(tx, activities))
}

/** Moves lots that were spent, and so were not moved with the others, by what was done since: before they get points back. */
export async function refreshInactivityLots(tx: Tx, accountId: string, lotIds: readonly string[]): Promise<void> {
  const lots = await tx.db.$queryRaw<(Omit<KeptLot, "accountId"> & { effectiveAt: Date })[]>`
    SELECT l."id", l."expiresAt", l."inactivityMonths", l."matured", e."effectiveAt",
      CASE WHEN l."givenExpiresAt" IS NOT NULL THEN e."effectiveAt" END AS "givenAt"
    FROM "lot" l
    JOIN "entry" e ON e."merchantId" = l."merchantId" AND e."id" = l."entryId"
    WHERE l."merchantId" = ${tx.merchantId}::uuid AND l."id" = ANY(${lotIds}::uuid[])
      AND l."inactivityMonths" IS NOT NULL AND l."expiresAt" IS NOT NULL ORDER BY e."effectiveAt"`
  const [first] = lots
  if (!first) return
  const { timeZone } = tx.merchant
  const known = await readActivityDays(tx, [accountId], localDay(first.effectiveAt, timeZone))
  const moved = lots.map((lot) => ({
    ...lot,
    until: keptUntil(
      lot.expiresAt,
      lot.inactivityMonths,
      daysKeeping(lot, known.get(accountId) ?? [], timeZone),
      timeZone,
    ),
  }))
  await writeEnds(tx, moved)
}

async function planMoves(tx: Tx, activities: readonly Activity[]): Promise<MovedLot[]> {
  const daysOf = new Map<string, Day[]>()
  for (const { accountId, day } of activities) daysOf.set(accountId, [...(daysOf.get(accountId) ?? []), day])
  const [first] = activities.map(({ day }) => day).sort()
  if (first === undefined) return []
  const { timeZone } = tx.merchant
  const lots = await tx.db.$queryRaw<KeptLot[]>`
    SELECT l."id", w."accountId", l."expiresAt", l."inactivityMonths", l."matured",
      CASE WHEN l."givenExpiresAt" IS NOT NULL THEN (SELECT e."effectiveAt" FROM "entry" e
        WHERE e."merchantId" = l."merchantId" AND e."id" = l."entryId") END AS "givenAt"
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
    const until = keptUntil(lot.expiresAt, lot.inactivityMonths, daysKeeping(lot, [...days].sort(), timeZone), timeZone)
    return until > lot.expiresAt ? [{ ...lot, until }] : []
  })
}

/** The days of activity that keep a lot: of points that another member gave, those from the day on which they came. */
export function daysKeeping(
  { givenAt }: { givenAt: Date | null },
  days: readonly Day[],
  timeZone: string,
): readonly Day[] {
  if (givenAt === null) return days
  const first = localDay(givenAt, timeZone)
  return days.filter((day) => day >= first)
}
