import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId, newReadableCode } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { slugOfTitle } from "../domain/survey-slug"
import { type SurveyView, surveySelect, toSurveyView } from "../queries/survey-view"
import type { CreateSurveyInput } from "../schema"

const defaultComment = "What is the main reason for your answer?"

function madeSlug(title: string): string {
  return `${slugOfTitle(title) || "survey"}-${newReadableCode(1).toLowerCase()}`
}

/** Makes a survey of one question from 0 to 10 and a comment, as a draft or open at once. Throws `slug_taken`. */
export async function createSurvey(ctx: Ctx, input: CreateSurveyInput): Promise<SurveyView> {
  requirePermission(ctx, "surveys:write")
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.survey.create({
      data: {
        merchantId: ctx.merchantId,
        id: newId(),
        slug: input.slug ?? madeSlug(input.title),
        title: input.title,
        question: input.question ?? `How likely are you to recommend ${ctx.merchant.name} to a friend?`,
        commentQuestion: input.commentQuestion ?? defaultComment,
        status: input.status,
        createdAt: tx.now,
        openedAt: input.status === "open" ? tx.now : null,
      },
      select: surveySelect,
    })
    await recordAudit(tx, "survey.create", row.id, { status: row.status })
    return toSurveyView(row)
  })
}
