import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { type SurveyView, surveySelect, toSurveyView } from "../queries/survey-view"
import { lockSurvey } from "../steps/lock-survey"

/** Lets a survey take answers, a closed one again. Done twice, it changes nothing more. Throws `not_found`. */
export async function openSurvey(ctx: Ctx, input: { surveyId: string }): Promise<SurveyView> {
  requirePermission(ctx, "surveys:write")
  const key = { merchantId_id: { merchantId: ctx.merchantId, id: input.surveyId } }
  return inTransaction(ctx, async (tx) => {
    const { status } = await lockSurvey(tx, input.surveyId)
    if (status !== "open") await recordAudit(tx, "survey.open", input.surveyId)
    const data = status === "open" ? {} : { status: "open", openedAt: tx.now, closedAt: null }
    return toSurveyView(await tx.db.survey.update({ where: key, data, select: surveySelect }))
  })
}
