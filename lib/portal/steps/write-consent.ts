import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"

/** What a customer allows from now on, by channel. Earlier answers stay, as proof of when they were given. */
export async function writeConsent(tx: Tx, customerId: string, channel: string, granted: boolean): Promise<void> {
  await tx.db.customerConsent.create({
    data: { merchantId: tx.merchantId, id: newId(), customerId, channel, granted, at: tx.now },
  })
}
