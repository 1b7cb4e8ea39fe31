import type { Tx } from "@/lib/core/ctx"
import { basisPoints } from "../domain/break-even"

/** Fewer redemptions say nothing about the next ones. */
const fewestRedemptions = 20

/** The share of the points given that a program's members have redeemed, in hundredths of a per cent; null: too few have. */
export async function readRedeemedShare(tx: Tx, programId: string): Promise<number | null> {
  const [row] = await tx.db.$queryRaw<{ redemptions: bigint; redeemed: bigint; given: bigint }[]>`
    SELECT count(*) FILTER (WHERE "kind" = 'redemption') AS "redemptions",
      coalesce(-sum("points") FILTER (WHERE "kind" IN ('redemption', 'redemptionCancel')), 0)::bigint AS "redeemed",
      coalesce(sum("points") FILTER (WHERE "kind" IN ('award', 'gift', 'reversal')), 0)::bigint AS "given"
    FROM "entry" WHERE "merchantId" = ${tx.merchantId}::uuid AND "programId" = ${programId}::uuid`
  if (!row || row.redemptions < fewestRedemptions) return null
  const share = basisPoints(row.redeemed, row.given)
  return share === null ? null : Math.min(10_000, Math.max(0, share))
}
