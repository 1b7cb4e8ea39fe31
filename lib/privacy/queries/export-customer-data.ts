import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Json, toJson } from "@/lib/core/json"
import { requirePermissions } from "@/lib/core/permissions"
import { findPerson } from "../steps/find-person"
import { readHeldCustomer, readHeldMember, readHeldPurchases } from "../steps/read-held-data"

/** All that is kept of a person, with what was merged into them, as JSON. Points and amounts are integers, amounts in minor units. */
export async function exportCustomerData(ctx: Ctx, { id }: { id: string }): Promise<Json> {
  requirePermissions(ctx, ["members:read", "members:erase"])
  return inRead(ctx, async (tx) => {
    const { customerId, customerIds, memberIds } = await findPerson(tx, id)
    const memberships = []
    for (const memberId of memberIds) memberships.push(await readHeldMember(tx, memberId))
    return toJson({
      madeAt: tx.now,
      merchant: ctx.merchant.name,
      ...(await readHeldCustomer(tx, customerId)),
      memberships,
      ...(await readHeldPurchases(tx, customerIds)),
    })
  })
}
