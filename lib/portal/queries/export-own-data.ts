import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Json, toJson } from "@/lib/core/json"
import { type OwnMember, requireMember } from "../steps/require-member"

const oldest = { id: "asc" } as const

/** All that is kept of the member who asks, as JSON. Points and amounts are integers, amounts in minor units. */
export async function exportOwnData(ctx: Ctx): Promise<Json> {
  const own = requireMember(ctx)
  return inRead(ctx, async (tx) =>
    toJson({
      madeAt: tx.now,
      merchant: ctx.merchant.name,
      ...(await readPerson(tx, own)),
      ...(await readPoints(tx, own)),
      ...(await readPurchases(tx, own)),
    }),
  )
}

async function readPerson(tx: Tx, { memberId, customerId }: OwnMember) {
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
  if (!customer || !member) throw new DomainError("not_found")
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
  return { customer, member, sessions, notices }
}

async function readPoints(tx: Tx, { memberId }: OwnMember) {
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
  const benefitUses = await tx.db.benefitUse.findMany({
    where,
    orderBy: oldest,
    select: { id: true, kind: true, amount: true, occurredAt: true, place: true, note: true, cancelsId: true },
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
      vouchers: { select: { code: true, status: true, expiresAt: true, usedAt: true } },
    },
  })
  return { tiers, entries, redemptions, benefitUses }
}

async function readPurchases(tx: Tx, { customerId }: OwnMember) {
  const where = { merchantId: tx.merchantId, customerId }
  const purchases = await tx.db.purchase.findMany({
    where,
    orderBy: oldest,
    omit: { merchantId: true },
    include: { items: { omit: { merchantId: true } } },
  })
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
  return { purchases, events, surveyResponses }
}
