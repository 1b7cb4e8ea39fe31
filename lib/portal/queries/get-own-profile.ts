import { type Day, parseDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { deviceName } from "@/lib/merchants/domain/device-name"
import { requireMember } from "../steps/require-member"

export interface OwnDevice {
  sessionId: string
  name: string
  since: Date
  isThis: boolean
}

export interface OwnProfile {
  name: string
  email: string | null
  /** As the day that it was; null: not known. */
  birthday: Day | null
  joinedAt: Date
  emailConsent: boolean
  devices: OwnDevice[]
}

/** What the portal knows of the member who asks, and where they are signed in. */
export async function getOwnProfile(ctx: Ctx): Promise<OwnProfile> {
  const own = requireMember(ctx)
  return inRead(ctx, async (tx) => {
    const where = { merchantId: ctx.merchantId }
    const member = await tx.db.member.findUnique({
      where: { merchantId_id: { ...where, id: own.memberId } },
      select: {
        joinedAt: true,
        customer: { select: { firstName: true, lastName: true, email: true, birthday: true } },
      },
    })
    if (!member) throw new DomainError("not_found")
    const consent = await tx.db.customerConsent.findFirst({
      where: { ...where, customerId: own.customerId, channel: "email" },
      orderBy: { id: "desc" },
      select: { granted: true },
    })
    const sessions = await tx.db.portalSession.findMany({
      where: { ...where, memberId: own.memberId, revokedAt: null, expiresAt: { gt: tx.now } },
      orderBy: { id: "desc" },
      select: { id: true, userAgent: true, createdAt: true },
    })
    return {
      name: [member.customer.firstName, member.customer.lastName].filter(Boolean).join(" "),
      email: member.customer.email,
      birthday: member.customer.birthday ? parseDay(member.customer.birthday.toISOString().slice(0, 10)) : null,
      joinedAt: member.joinedAt,
      emailConsent: consent?.granted ?? false,
      devices: sessions.map(({ id, userAgent, createdAt }) => ({
        sessionId: id,
        name: deviceName(userAgent),
        since: createdAt,
        isThis: id === own.sessionId,
      })),
    }
  })
}
