import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { readSubscription, type SubscriptionView, subscriptionView } from "../steps/read-subscriptions"

/** One paid tier of a member, with its payments. Throws `not_found`. */
export async function getSubscription(ctx: Ctx, { id }: { id: string }): Promise<SubscriptionView> {
  requirePermission(ctx, "members:read")
  return inRead(ctx, async (tx) => {
    const row = await readSubscription(tx, id)
    requireOwnMember(ctx, row.memberId)
    return subscriptionView(tx, row)
  })
}
