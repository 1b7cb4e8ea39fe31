import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { personalLink } from "../steps/personal-link"

export interface InvitationView {
  id: string
  memberId: string | null
  customerId: string
  name: string
  email: string | null
  /** Null where the installation's secret has changed since: the old link still works, but cannot be told again. */
  url: string | null
  sentAt: string | null
  answered: boolean
}

/** A survey's personal links, oldest first. Throws `not_found`. */
export async function listInvitations(
  ctx: Ctx,
  input: { surveyId: string; limit: number; cursor?: string | undefined },
): Promise<Page<InvitationView>> {
  requirePermission(ctx, "surveys:write")
  const { surveyId, limit, cursor } = input
  return inRead(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: surveyId } }
    const survey = await tx.db.survey.findUnique({ where: key, select: { slug: true } })
    if (!survey) throw new DomainError("not_found")
    const rows = await tx.db.surveyInvitation.findMany({
      where: { merchantId: ctx.merchantId, surveyId, ...(cursor ? { id: { gt: cursor } } : {}) },
      orderBy: { id: "asc" },
      take: limit + 1,
      include: {
        customer: { select: { firstName: true, lastName: true, email: true } },
        responses: { select: { id: true }, take: 1 },
      },
    })
    const views = rows.map((row) => {
      const link = personalLink(ctx, survey.slug, row.id)
      return {
        id: row.id,
        memberId: row.memberId,
        customerId: row.customerId,
        name: [row.customer.firstName, row.customer.lastName].filter(Boolean).join(" "),
        email: row.customer.email,
        url: link.tokenHash === row.tokenHash ? link.url : null,
        sentAt: row.sentAt?.toISOString() ?? null,
        answered: row.responses.length > 0,
      }
    })
    return toPage(views, limit)
  })
}
