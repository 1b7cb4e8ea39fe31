import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type SurveyView, surveySelect, toSurveyView } from "../queries/survey-view"
import type { UpdateSurveyInput } from "../schema"
import { lockSurvey } from "../steps/lock-survey"

/** Changes a draft; once a survey is open its question stays, so that answers remain comparable. Throws `conflict`. */
export async function updateSurvey(ctx: Ctx, input: UpdateSurveyInput): Promise<SurveyView> {
  requirePermission(ctx, "surveys:write")
  const { surveyId, ...change } = input
  return inTransaction(ctx, async (tx) => {
    const { status } = await lockSurvey(tx, surveyId)
    if (status !== "draft") {
      throw new DomainError("conflict", {
        detail: "Only a draft can be changed. Make a new survey for another question.",
      })
    }
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: surveyId } }
    const row = await tx.db.survey.update({ where: key, data: change, select: surveySelect })
    await recordAudit(tx, "survey.update", surveyId, { changed: Object.keys(change) })
    return toSurveyView(row)
  })
}
