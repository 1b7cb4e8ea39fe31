import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Json, toJson } from "@/lib/core/json"
import { requireMember } from "../steps/require-member"

/** All that is kept of the member who asks, as JSON. Points and amounts are integers, amounts in minor units. */
export async function exportOwnData(ctx: Ctx): Promise<Json> {
  const { memberId, customerId } = requireMember(ctx)
  return inRead(ctx, async (tx) => {
    const merchantId = ctx.merchantId
    const [mine, bought] = [
      { merchantId, memberId },
      { merchantId, customerId },
    ]
    const oldest = { id: "asc" } as const
    const customer = await tx.db.customer.findUnique({
      where: { merchantId_id: { merchantId, id: customerId } },
      omit: { merchantId: true },
      include: {
        identifiers: { select: { kind: true, value: true } },
        attributes: { select: { key: true, value: true } },
        consents: { select: { channel: true, granted: true, at: true }, orderBy: oldest },
      },
    })
    const member = await tx.db.member.findUnique({
      where: { merchantId_id: { merchantId, id: memberId } },
      select: { id: true, cardNumber: true, status: true, joinedAt: true },
    })
    if (!customer || !member) throw new DomainError("not_found")
    const tiers = await tx.db.tierPeriod.findMany({
      where: mine,
      orderBy: { fromAt: "asc" },
      select: { fromAt: true, toAt: true, tier: { select: { name: true } } },
    })
    const entries = await tx.db.entry.findMany({
      where: mine,
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
        explanations: { select: { body: true } },
      },
    })
    const redemptions = await tx.db.redemption.findMany({
      where: mine,
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
    const purchases = await tx.db.purchase.findMany({
      where: bought,
      orderBy: oldest,
      omit: { merchantId: true },
      include: { items: { omit: { merchantId: true } } },
    })
    const surveyResponses = await tx.db.surveyResponse.findMany({
      where: bought,
      orderBy: oldest,
      select: { score: true, comment: true, createdAt: true, survey: { select: { title: true } } },
    })
    const sessions = await tx.db.portalSession.findMany({
      where: mine,
      orderBy: oldest,
      select: { createdAt: true, expiresAt: true, revokedAt: true, userAgent: true },
    })
    return toJson({
      madeAt: tx.now,
      program: ctx.merchant.name,
      customer,
      member,
      tiers,
      purchases,
      entries,
      redemptions,
      surveyResponses,
      sessions,
    })
  })
}
