import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"

export type ScoreGroup = "promoters" | "passives" | "detractors"

const scoresOf: Record<ScoreGroup, { gte: number; lte: number }> = {
  promoters: { gte: 9, lte: 10 },
  passives: { gte: 7, lte: 8 },
  detractors: { gte: 0, lte: 6 },
}

export interface ResponseView {
  id: string
  score: number
  comment: string
  channel: string
  createdAt: string
  customer: { id: string; name: string; email: string | null } | null
}

interface ListResponsesInput {
  surveyId: string
  group?: ScoreGroup | undefined
  /** Only answers with a comment. */
  commented?: boolean | undefined
  limit: number
  cursor?: string | undefined
}

/** A survey's answers, newest first. Names are told to who may read members. Throws `not_found`. */
export async function listResponses(ctx: Ctx, input: ListResponsesInput): Promise<Page<ResponseView>> {
  requirePermission(ctx, "surveys:read")
  const { surveyId, group, commented, limit, cursor } = input
  const rows = await inRead(ctx, async (tx) => {
    const survey = await tx.db.survey.count({ where: { merchantId: ctx.merchantId, id: surveyId } })
    if (survey === 0) throw new DomainError("not_found")
    return tx.db.surveyResponse.findMany({
      where: {
        merchantId: ctx.merchantId,
        surveyId,
        score: group ? scoresOf[group] : undefined,
        comment: commented ? { not: "" } : undefined,
        ...(cursor ? { id: { lt: cursor } } : {}),
      },
      orderBy: { id: "desc" },
      take: limit + 1,
      select: {
        id: true,
        score: true,
        comment: true,
        channel: true,
        createdAt: true,
        customer: { select: { id: true, firstName: true, lastName: true, email: true, externalId: true } },
      },
    })
  })
  const named = ctx.permissions.has("members:read")
  const views = rows.map(({ customer, createdAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    customer: customer && named ? { id: customer.id, name: nameOf(customer), email: customer.email } : null,
  }))
  return toPage(views, limit)
}

interface Named {
  firstName: string | null
  lastName: string | null
  email: string | null
  externalId: string | null
}

function nameOf({ firstName, lastName, email, externalId }: Named): string {
  const name = [firstName, lastName].filter(Boolean).join(" ")
  return name || email || (externalId ? `Customer ${externalId}` : "Customer without a name")
}
