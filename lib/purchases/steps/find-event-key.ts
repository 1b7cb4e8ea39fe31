import type { Tx } from "@/lib/core/ctx"

export interface StoredEventKey {
  eventId: string
  contentHash: string
}

/** The event recorded already under a key, or null. */
export async function findEventKey(tx: Tx, key: string): Promise<StoredEventKey | null> {
  return tx.db.eventKey.findUnique({
    where: { merchantId_key: { merchantId: tx.merchantId, key } },
    select: { eventId: true, contentHash: true },
  })
}
