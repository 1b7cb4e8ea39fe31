import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { actorWords } from "@/lib/standing/steps/actor-words"
import { findGrantee } from "@/lib/standing/steps/find-grantee"
import type { RefundPaymentInput } from "../schema"
import { readSubscription, type SubscriptionView, subscriptionView } from "../steps/read-subscriptions"
import { writeCover } from "../steps/write-cover"

/**
 * Records that a payment was paid back, whole. From then on the tier does not hold for its period; what it gave until then
 * stays, as after a return. Also of who left meanwhile or was erased. Throws `not_found`, `payment_refunded`, `invalid_input`.
 */
export async function refundPayment(ctx: Ctx, input: RefundPaymentInput): Promise<SubscriptionView> {
  requirePermission(ctx, "members:adjust")
  const { subscriptionId, paymentId, reason } = input
  return inTransaction(ctx, async (tx) => {
    const { memberId } = await readSubscription(tx, subscriptionId)
    const member = await findGrantee(tx, memberId, "left too")
    const row = await readSubscription(tx, subscriptionId)
    const payment = row.payments.find(({ id }) => id === paymentId)
    if (!payment) throw new DomainError("not_found")
    if (payment.refund) throw new DomainError("payment_refunded")
    const refundedAt = refundedAtOf(tx, input, payment.paidAt)
    const [id, recordedBy] = [newId(), actorWords(tx.actor)]
    const refund = { id, paymentId, reason, refundedAt, recordedAt: tx.now, recordedBy }
    await tx.db.subscriptionRefund.create({ data: { merchantId: tx.merchantId, ...refund } })
    await recordAudit(tx, "subscription.refund", row.id, { paymentId, refundId: id })
    await writeCover(tx, member, row.id, "paid back")
    return subscriptionView(tx, await readSubscription(tx, row.id))
  })
}

function refundedAtOf({ now }: Tx, input: RefundPaymentInput, paidAt: Date): Date {
  const at = input.refundedAt === undefined ? now : new Date(input.refundedAt)
  if (at >= paidAt && at <= now) return at
  const message = "A payment is paid back after it was made, and not in days to come."
  throw new DomainError("invalid_input", { fields: [{ path: "refundedAt", message }], detail: message })
}
