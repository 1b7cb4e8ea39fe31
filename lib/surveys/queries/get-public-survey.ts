import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { sha256 } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import type { SurveyStatus } from "./survey-view"

export interface PublicSurvey {
  id: string
  question: string
  commentQuestion: string
  status: SurveyStatus
  /** Of the personal link: none was used, it can answer, it has answered, or nobody knows it. */
  link: "none" | "usable" | "answered" | "unknown"
}

/** What the public page of a survey shows, by its slug; null when there is none. */
export async function getPublicSurvey(ctx: Ctx, slug: string, token?: string): Promise<PublicSurvey | null> {
  requirePermission(ctx, "surveys:respond")
  return inRead(ctx, async (tx) => {
    const survey = await tx.db.survey.findUnique({
      where: { merchantId_slug: { merchantId: ctx.merchantId, slug } },
      select: { id: true, question: true, commentQuestion: true, status: true },
    })
    if (!survey) return null
    const shown = { ...survey, status: survey.status as SurveyStatus }
    if (!token) return { ...shown, link: "none" }
    const invitation = await tx.db.surveyInvitation.findFirst({
      where: { merchantId: ctx.merchantId, surveyId: survey.id, tokenHash: sha256(token) },
      select: { responses: { select: { id: true }, take: 1 } },
    })
    if (!invitation) return { ...shown, link: "unknown" }
    return { ...shown, link: invitation.responses.length > 0 ? "answered" : "usable" }
  })
}
