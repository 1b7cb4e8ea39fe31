import type { Tx } from "@/lib/core/ctx"
import { isUuid } from "@/lib/core/id"
import { storesSeen } from "../domain/stores-seen"

/** What the stores are called that explanations name, by the id and by the number of each. */
export async function readStoreNames(tx: Tx, explanations: readonly unknown[]): Promise<Record<string, string>> {
  const named = storesSeen(explanations)
  if (named.length === 0) return {}
  const stores = await tx.db.store.findMany({
    where: {
      merchantId: tx.merchantId,
      OR: [{ externalId: { in: named } }, { id: { in: named.filter((one) => isUuid(one)) } }],
    },
    select: { id: true, externalId: true, name: true },
  })
  return Object.fromEntries(stores.flatMap(({ id, externalId, name }) => [id, externalId].map((key) => [key, name])))
}
