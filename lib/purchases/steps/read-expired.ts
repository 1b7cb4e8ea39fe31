import type { Tx } from "@/lib/core/ctx"

/** Points of a lot that an entry took because they ran out, less what was given back of these since. */
export interface ExpiredPoints {
  /** What gave the points. */
  entryId: string
  currency: string
  lotId: string
  walletId: string
  /** Whether they had been available before. */
  matured: boolean
  availableAt: Date | null
  expiryEntryId: string
  effectiveAt: Date
  points: bigint
}

/** What has run out of the lots of entries. */
export async function readExpired(tx: Tx, entryIds: readonly string[]): Promise<ExpiredPoints[]> {
  if (entryIds.length === 0) return []
  const rows = await tx.db.$queryRaw<ExpiredPoints[]>`
    SELECT l."entryId", x."currency", l."id" AS "lotId", l."walletId", l."matured", l."availableAt", x."id" AS "expiryEntryId", x."effectiveAt",
      -m."points" - coalesce((SELECT sum(b."points") FROM "lot_movement" b
        JOIN "entry" c ON c."merchantId" = b."merchantId" AND c."id" = b."entryId" AND c."causeEntryId" = x."id"
        WHERE b."merchantId" = l."merchantId" AND b."lotId" = l."id" AND b."points" > 0), 0)::bigint AS "points"
    FROM "lot" l
    JOIN "lot_movement" m ON m."merchantId" = l."merchantId" AND m."lotId" = l."id"
    JOIN "entry" x ON x."merchantId" = m."merchantId" AND x."id" = m."entryId" AND x."kind" = 'expiry'
    WHERE l."merchantId" = ${tx.merchantId}::uuid AND l."entryId" = ANY(${entryIds}::uuid[]) ORDER BY m."id"`
  return rows.filter(({ points }) => points > 0n)
}
