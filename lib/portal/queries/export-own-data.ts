import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Json, toJson } from "@/lib/core/json"
import { readHeldCustomer, readHeldMember, readHeldPurchases } from "@/lib/privacy/steps/read-held-data"
import { requireMember } from "../steps/require-member"

/** All that is kept of the member who asks, as JSON. Points and amounts are integers, amounts in minor units. */
export async function exportOwnData(ctx: Ctx): Promise<Json> {
  const { memberId, customerId } = requireMember(ctx)
  return inRead(ctx, async (tx) =>
    toJson({
      madeAt: tx.now,
      merchant: ctx.merchant.name,
      ...(await readHeldCustomer(tx, customerId)),
      ...(await readHeldMember(tx, memberId)),
      ...(await readHeldPurchases(tx, [customerId])),
    }),
  )
}
