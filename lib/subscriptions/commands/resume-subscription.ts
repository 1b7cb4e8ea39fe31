import { recordAudit } from "@/lib/core/audit"
import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { findGrantee } from "@/lib/standing/steps/find-grantee"
import { stateAt } from "../domain/coverage"
import {
  readSubscription,
  readSubscriptions,
  type SubscriptionView,
  subscribedOf,
  subscriptionView,
} from "../steps/read-subscriptions"

/**
 * Goes on with a paid tier that was cancelled: while it holds as if nothing had been, afterwards with the next payment.
 * Done twice, it changes nothing more. Throws `not_found`, `subscription_running` where another has begun since.
 */
export async function resumeSubscription(
  ctx: Ctx,
  { subscriptionId }: { subscriptionId: string },
): Promise<SubscriptionView> {
  requirePermission(ctx, ctx.actor.kind === "member" ? "portal:use" : "members:adjust")
  return inTransaction(ctx, async (tx) => {
    const { memberId } = await readSubscription(tx, subscriptionId)
    requireOwnMember(ctx, memberId)
    const member = await findGrantee(tx, memberId)
    const others = await readSubscriptions(tx, { memberId: member.id, id: { not: subscriptionId } })
    const isFree = others.every((row) => stateAt(subscribedOf(row), tx.now, tx.merchant.timeZone).state === "ended")
    if (!isFree) throw new DomainError("subscription_running")
    const changed = await tx.db.subscription.updateMany({
      where: { merchantId: tx.merchantId, id: subscriptionId, cancelledAt: { not: null } },
      data: { cancelledAt: null, cancelledBy: null },
    })
    if (changed.count > 0) await recordAudit(tx, "subscription.resume", subscriptionId, { memberId })
    return subscriptionView(tx, await readSubscription(tx, subscriptionId))
  })
}
