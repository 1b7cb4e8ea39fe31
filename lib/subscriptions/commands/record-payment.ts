import { recordAudit } from "@/lib/core/audit"
import { localDay, parseDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { actorWords } from "@/lib/standing/steps/actor-words"
import { findGrantee } from "@/lib/standing/steps/find-grantee"
import type { PaidInterval } from "@/lib/tiers/domain/tier-price"
import { paidPeriods } from "../domain/coverage"
import { nextPeriod } from "../domain/paid-periods"
import type { RecordPaymentInput } from "../schema"
import {
  dayOf,
  firstDayOf,
  readSubscription,
  type SubscriptionRow,
  type SubscriptionView,
  subscribedOf,
  subscriptionView,
} from "../steps/read-subscriptions"
import { writeCover } from "../steps/write-cover"

/** What a payment answers. */
export interface PaymentAnswer {
  isNew: boolean
  subscription: SubscriptionView
}

/**
 * Records what was paid for the next period; the tier holds to its end. The same externalId again answers what is there.
 * Throws `not_found`, `payment_conflict`, `subscription_cancelled`, `period_not_payable`, `invalid_input`.
 */
export async function recordPayment(ctx: Ctx, input: RecordPaymentInput): Promise<PaymentAnswer> {
  requirePermission(ctx, "members:adjust")
  return inTransaction(ctx, async (tx) => {
    const { memberId } = await readSubscription(tx, input.subscriptionId)
    const member = await findGrantee(tx, memberId)
    const row = await readSubscription(tx, input.subscriptionId)
    if (await isKnown(tx, input)) return { isNew: false, subscription: subscriptionView(tx, row) }
    if (row.cancelledAt) throw new DomainError("subscription_cancelled")
    const paidAt = paidAtOf(input, tx.now)
    const period = periodOf(tx, row, input, paidAt)
    const { externalId, amountMinor, currency } = input
    const id = newId()
    await tx.db.subscriptionPayment.create({
      data: {
        ...{ merchantId: tx.merchantId, id, subscriptionId: row.id, externalId, currency },
        amountMinor: BigInt(amountMinor),
        attempt: row.payments.filter(({ periodFrom }) => dayOf(periodFrom) === period.from).length,
        periodFrom: new Date(`${period.from}T00:00:00Z`),
        periodTo: new Date(`${period.to}T00:00:00Z`),
        paidAt,
        recordedAt: tx.now,
        recordedBy: actorWords(tx.actor),
      },
    })
    await recordAudit(tx, "subscription.pay", row.id, { paymentId: id, amountMinor, currency })
    await writeCover(tx, member, row.id)
    return { isNew: true, subscription: subscriptionView(tx, await readSubscription(tx, row.id)) }
  })
}

async function isKnown(tx: Tx, input: RecordPaymentInput): Promise<boolean> {
  const { externalId, subscriptionId, amountMinor, currency } = input
  const known = await tx.db.subscriptionPayment.findUnique({
    where: { merchantId_externalId: { merchantId: tx.merchantId, externalId } },
  })
  if (!known) return false
  const same =
    known.subscriptionId === subscriptionId && known.amountMinor === BigInt(amountMinor) && known.currency === currency
  if (!same) throw new DomainError("payment_conflict")
  return true
}

function paidAtOf({ paidAt }: RecordPaymentInput, now: Date): Date {
  const at = paidAt === undefined ? now : new Date(paidAt)
  if (at <= now) return at
  const message = "This is still to come. Record a payment once it was made."
  throw new DomainError("invalid_input", { fields: [{ path: "paidAt", message }], detail: message })
}

function periodOf(tx: Tx, row: SubscriptionRow, { periodFrom }: RecordPaymentInput, paidAt: Date) {
  const { timeZone } = tx.merchant
  const subscribed = subscribedOf(row)
  const asked = periodFrom === undefined ? undefined : parseDay(periodFrom)
  const begins = firstDayOf(subscribed, timeZone)
  const interval = row.interval as PaidInterval
  const paid = paidPeriods(subscribed)
  const period = nextPeriod(interval, paid, begins, localDay(paidAt, timeZone), asked)
  const isPaid = period && paid.some(({ from, to }) => from < period.to && period.from < to)
  if (!period || isPaid) throw new DomainError("period_not_payable")
  return period
}
