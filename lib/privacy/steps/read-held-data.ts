import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"

const oldest = { id: "asc" } as const

/** What is kept of a customer beside what they did: facts, identifiers, consents, mail. Throws `not_found`. */
export async function readHeldCustomer(tx: Tx, customerId: string) {
  const { merchantId } = tx
  const customer = await tx.db.customer.findUnique({
    where: { merchantId_id: { merchantId, id: customerId } },
    omit: { merchantId: true, birthdayDay: true },
    include: {
      identifiers: { select: { kind: true, value: true } },
      attributes: { select: { key: true, value: true } },
      consents: { select: { channel: true, granted: true, at: true }, orderBy: oldest },
    },
  })
  if (!customer) throw new DomainError("not_found")
  const mails = customer.email
    ? await tx.db.mail.findMany({
        where: { merchantId, toAddress: { equals: customer.email, mode: "insensitive" }, purpose: "message" },
        orderBy: oldest,
        select: { toAddress: true, subject: true, text: true, createdAt: true, sentAt: true },
      })
    : []
  const { birthday, firstSeenDay, ...rest } = customer
  return { customer: { ...rest, birthday: dayOf(birthday), firstSeenDay: dayOf(firstSeenDay) }, mails }
}

/** A stored day, which has neither hour nor zone. */
const dayOf = (stored: Date | null) => stored?.toISOString().slice(0, 10) ?? null

/** A membership with its devices and notices. Throws `not_found`. */
async function readMembership(tx: Tx, memberId: string) {
  const { merchantId } = tx
  const member = await tx.db.member.findUnique({
    where: { merchantId_id: { merchantId, id: memberId } },
    select: {
      id: true,
      cardNumber: true,
      status: true,
      joinedAt: true,
      program: { select: { name: true } },
      referralCode: { select: { code: true } },
      referral: { select: { referredAt: true, convertedAt: true } },
      referred: { select: { referredAt: true, convertedAt: true } },
    },
  })
  if (!member) throw new DomainError("not_found")
  const sessions = await tx.db.portalSession.findMany({
    where: { merchantId, memberId },
    orderBy: oldest,
    select: { createdAt: true, expiresAt: true, revokedAt: true, userAgent: true },
  })
  const notices = await tx.db.memberNotice.findMany({
    where: { merchantId, memberId },
    orderBy: oldest,
    select: { body: true, effectiveAt: true, createdAt: true, dismissedAt: true },
  })
  return { member, sessions, notices }
}

/** A membership with all that belongs to it: points and why, tiers, redemptions, benefits, gifts. */
export async function readHeldMember(tx: Tx, memberId: string) {
  return {
    ...(await readMembership(tx, memberId)),
    ...(await readPoints(tx, memberId)),
    ...(await readGiven(tx, memberId)),
  }
}

async function readPoints(tx: Tx, memberId: string) {
  const where = { merchantId: tx.merchantId, memberId }
  const tiers = await tx.db.tierPeriod.findMany({
    where,
    orderBy: { fromAt: "asc" },
    select: { fromAt: true, toAt: true, tier: { select: { name: true } } },
  })
  const entries = await tx.db.entry.findMany({
    where,
    orderBy: oldest,
    select: {
      id: true,
      kind: true,
      currency: true,
      points: true,
      effectiveAt: true,
      recordedAt: true,
      reason: true,
      purchaseId: true,
      redemptionId: true,
      eventId: true,
      explanations: { select: { body: true } },
    },
  })
  const redemptions = await tx.db.redemption.findMany({
    where,
    orderBy: oldest,
    select: {
      id: true,
      status: true,
      points: true,
      quantity: true,
      createdAt: true,
      cancelledAt: true,
      reward: { select: { name: true } },
      amountMinor: true,
      vouchers: { select: { code: true, status: true, expiresAt: true, usedAt: true, amountMinor: true } },
    },
  })
  const judgements = await tx.db.judgement.findMany({
    where,
    orderBy: oldest,
    select: { outcome: true, effectiveAt: true, recordedAt: true, purchaseId: true, eventId: true, body: true },
  })
  return { tiers, entries, judgements, redemptions }
}

async function readGiven(tx: Tx, memberId: string) {
  const where = { merchantId: tx.merchantId, memberId }
  const benefitUses = await tx.db.benefitUse.findMany({
    where,
    orderBy: oldest,
    select: { id: true, kind: true, amount: true, occurredAt: true, place: true, note: true, cancelsId: true },
  })
  const subscriptions = await tx.db.subscription.findMany({
    where,
    orderBy: oldest,
    select: {
      startedAt: true,
      interval: true,
      cancelledAt: true,
      payments: {
        select: {
          amountMinor: true,
          currency: true,
          periodFrom: true,
          periodTo: true,
          paidAt: true,
          refund: { select: { refundedAt: true, reason: true } },
        },
      },
    },
  })
  const tiersGiven = await tx.db.tierGrant.findMany({
    where,
    orderBy: oldest,
    select: { kind: true, fromAt: true, untilAt: true, reason: true, endedAt: true, endReason: true },
  })
  const given = { points: true, feePoints: true, reason: true, createdAt: true, cancelledAt: true } as const
  const { merchantId } = tx
  const transfersOut = await tx.db.transfer.findMany({ where: { merchantId, fromMemberId: memberId }, select: given })
  const transfersIn = await tx.db.transfer.findMany({ where: { merchantId, toMemberId: memberId }, select: given })
  const households = await tx.db.householdMember.findMany({
    where: { merchantId, memberId },
    orderBy: oldest,
    select: { joinedAt: true, leftAt: true, household: { select: { name: true } } },
  })
  return { benefitUses, subscriptions, tiersGiven, transfersOut, transfersIn, households }
}

/** What customers bought, returned, did and answered. */
export async function readHeldPurchases(tx: Tx, customerIds: readonly string[]) {
  const where = { merchantId: tx.merchantId, customerId: { in: [...customerIds] } }
  const purchases = await tx.db.purchase.findMany({
    where,
    orderBy: oldest,
    omit: { merchantId: true },
    include: { items: { omit: { merchantId: true } } },
  })
  const returns = await tx.db.purchaseReturn.findMany({ where, orderBy: oldest, omit: { merchantId: true } })
  const events = await tx.db.event.findMany({
    where,
    orderBy: oldest,
    select: { id: true, trigger: true, type: true, externalId: true, occurredAt: true, recordedAt: true, data: true },
  })
  const surveyResponses = await tx.db.surveyResponse.findMany({
    where,
    orderBy: oldest,
    select: { score: true, comment: true, createdAt: true, survey: { select: { title: true } } },
  })
  return { purchases, returns, events, surveyResponses }
}
