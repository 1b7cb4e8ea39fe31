import { recordAudit } from "@/lib/core/audit"
import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { actorWords } from "@/lib/standing/steps/actor-words"
import { readSubscription, type SubscriptionView, subscriptionView } from "../steps/read-subscriptions"

/** Ends a paid tier with what is paid, or with the trial. Done twice, it changes nothing more. Throws `not_found`. */
export async function cancelSubscription(
  ctx: Ctx,
  { subscriptionId }: { subscriptionId: string },
): Promise<SubscriptionView> {
  requirePermission(ctx, ctx.actor.kind === "member" ? "portal:use" : "members:adjust")
  return inTransaction(ctx, async (tx) => {
    const { memberId } = await readSubscription(tx, subscriptionId)
    requireOwnMember(ctx, memberId)
    const changed = await tx.db.subscription.updateMany({
      where: { merchantId: tx.merchantId, id: subscriptionId, cancelledAt: null },
      data: { cancelledAt: tx.now, cancelledBy: actorWords(tx.actor) },
    })
    if (changed.count > 0) await recordAudit(tx, "subscription.cancel", subscriptionId, { memberId })
    return subscriptionView(tx, await readSubscription(tx, subscriptionId))
  })
}
