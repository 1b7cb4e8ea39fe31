import type { Tx } from "@/lib/core/ctx"
import { least } from "@/lib/core/points"
import { awardGroup } from "@/lib/programs/domain/taken-back"
import { readExpired } from "./read-expired"

/** An entry that gave points for a purchase, and what became of them. */
export interface AwardedEntry {
  entryId: string
  purchaseId: string
  kind: "award" | "correction"
  currency: string
  /** Negative corrections are taken off the first entries of their currency. */
  points: bigint
  /** By returns: taken back or written off. */
  takenPoints: bigint
  writtenOffPoints: bigint
  /** Of its lots, net of what was given back. */
  expiredPoints: bigint
  /** See `awardGroup`. */
  group: string
}

type Row = Omit<AwardedEntry, "group" | "expiredPoints"> & {
  availableAt: Date | null
  expiresAt: Date | null
  inactivityMonths: number | null
}

/** The entries that gave a program's points for purchases, first ones first. Wallets are settled. */
export async function readAwardedEntries(
  tx: Tx,
  programId: string,
  purchaseIds: readonly string[],
): Promise<AwardedEntry[]> {
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT e."id" AS "entryId", e."purchaseId", e."kind", e."currency", e."points",
      coalesce((SELECT sum(r."points" + r."writtenOffPoints") FROM "return_reversal" r
        WHERE r."merchantId" = e."merchantId" AND r."purchaseId" = e."purchaseId" AND r."awardEntryId" = e."id"), 0)::bigint
      -- Points that waited for an action which was cancelled are gone too.
      + coalesce((SELECT -sum(c."points") FROM "entry" c WHERE c."merchantId" = e."merchantId" AND c."purchaseId" = e."purchaseId"
        AND c."kind" = 'reversal' AND c."returnId" IS NULL AND c."causeEntryId" = e."id"), 0)::bigint AS "takenPoints",
      coalesce((SELECT sum(r."writtenOffPoints") FROM "return_reversal" r
        WHERE r."merchantId" = e."merchantId" AND r."purchaseId" = e."purchaseId" AND r."awardEntryId" = e."id"), 0)::bigint AS "writtenOffPoints",
      l."availableAt", l."expiresAt", l."inactivityMonths"
    FROM "entry" e LEFT JOIN "lot" l ON l."merchantId" = e."merchantId" AND l."entryId" = e."id"
    WHERE e."merchantId" = ${tx.merchantId}::uuid AND e."purchaseId" = ANY(${purchaseIds}::uuid[])
      AND e."programId" = ${programId}::uuid AND e."kind" IN ('award', 'correction') ORDER BY e."id"`
  const entryIds = rows.map(({ entryId }) => entryId)
  const expired = new Map<string, bigint>()
  for (const { entryId, points } of await readExpired(tx, entryIds)) {
    expired.set(entryId, (expired.get(entryId) ?? 0n) + points)
  }
  const entries = rows.map(({ availableAt, expiresAt, inactivityMonths, ...row }): AwardedEntry => {
    const { currency, entryId } = row
    const expiredPoints = expired.get(entryId) ?? 0n
    return { ...row, expiredPoints, group: awardGroup({ currency, availableAt, expiresAt, inactivityMonths }) }
  })
  for (const { purchaseId, currency, points } of entries.filter((entry) => entry.points < 0n)) {
    let less = -points
    for (const entry of entries) {
      if (entry.purchaseId !== purchaseId || entry.currency !== currency || entry.points <= 0n) continue
      const part = least(less, entry.points)
      entry.points -= part
      less -= part
    }
  }
  passOnTaken(entries)
  return entries.filter(({ points }) => points > 0n)
}

/** What was cancelled by the entry that gave it, after a merge had moved it, is gone from the entry that it moved to. */
function passOnTaken(entries: readonly AwardedEntry[]): void {
  for (const from of entries) {
    let more = from.takenPoints - (from.points > 0n ? from.points : 0n)
    for (const into of more > 0n ? entries : []) {
      const isSame = into.purchaseId === from.purchaseId && into.currency === from.currency
      const part = isSame ? least(more, into.points - into.takenPoints) : 0n
      if (part <= 0n) continue
      into.takenPoints += part
      from.takenPoints -= part
      more -= part
    }
  }
}
