import type { Tx } from "@/lib/core/ctx"
import type { TierGiftView } from "./planned-gift"

/** The entry gifts that purchases or events brought, by their ids. */
export async function readTierGifts(tx: Tx, causeIds: readonly string[]): Promise<Map<string, TierGiftView[]>> {
  const gifts = new Map<string, TierGiftView[]>()
  const rows = await tx.db.$queryRaw<(TierGiftView & { causeId: string })[]>`
    SELECT coalesce("purchaseId", "eventId") AS "causeId", "id" AS "entryId", "programId", "tierId", "currency", "points" FROM "entry"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "kind" = 'gift'
      AND ("purchaseId" = ANY(${causeIds}::uuid[]) OR ("eventId" IS NOT NULL AND "eventId" = ANY(${causeIds}::uuid[]))) ORDER BY "id"`
  for (const { causeId, ...gift } of rows) gifts.set(causeId, [...(gifts.get(causeId) ?? []), gift])
  return gifts
}
