import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type SurveyView, surveySelect, toSurveyView } from "../queries/survey-view"
import { lockSurvey } from "../steps/lock-survey"

/** Ends an open survey: its links say so from now on. Undone by `openSurvey`. Throws `survey_not_open`, `not_found`. */
export async function closeSurvey(ctx: Ctx, input: { surveyId: string }): Promise<SurveyView> {
  requirePermission(ctx, "surveys:write")
  const key = { merchantId_id: { merchantId: ctx.merchantId, id: input.surveyId } }
  return inTransaction(ctx, async (tx) => {
    const { status } = await lockSurvey(tx, input.surveyId)
    if (status !== "open") throw new DomainError("survey_not_open")
    await recordAudit(tx, "survey.close", input.surveyId)
    const data = { status: "closed", closedAt: tx.now }
    return toSurveyView(await tx.db.survey.update({ where: key, data, select: surveySelect }))
  })
}
