import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type SurveyView, surveySelect, toSurveyView } from "./survey-view"

/** A survey by id. Throws `not_found`. */
export async function getSurveyOrThrow(ctx: Ctx, surveyId: string): Promise<SurveyView> {
  requirePermission(ctx, "surveys:read")
  const key = { merchantId_id: { merchantId: ctx.merchantId, id: surveyId } }
  const row = await inRead(ctx, (tx) => tx.db.survey.findUnique({ where: key, select: surveySelect }))
  if (!row) throw new DomainError("not_found")
  return toSurveyView(row)
}
