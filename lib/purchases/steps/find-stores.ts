import type { Tx } from "@/lib/core/ctx"

export interface KnownStore {
  id: string
  externalId: string
  timeZone: string | null
  region: string | null
}

/** Stores by their id and by their externalId. */
export async function findStores(tx: Tx, names: readonly string[]): Promise<Map<string, KnownStore>> {
  if (names.length === 0) return new Map()
  const stores = await tx.db.$queryRaw<KnownStore[]>`
    SELECT "id", "externalId", "timeZone", "region" FROM "store"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND ("id"::text = ANY(${names}::text[]) OR "externalId" = ANY(${names}::text[]))`
  return new Map([
    ...stores.map((store) => [store.id, store] as const),
    ...stores.map((store) => [store.externalId, store] as const),
  ])
}
