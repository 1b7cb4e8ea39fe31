import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { npsOf } from "../domain/nps"
import { readScores } from "../steps/read-scores"
import { type SurveyView, surveySelect, toSurveyView } from "./survey-view"

export interface SurveyListItem extends SurveyView {
  responses: number
  /** Null without responses. */
  score: number | null
}

/** The merchant's surveys, newest first, with how many answered and the score. */
export async function listSurveys(
  ctx: Ctx,
  input: { limit: number; cursor?: string | undefined },
): Promise<Page<SurveyListItem>> {
  requirePermission(ctx, "surveys:read")
  const { limit, cursor } = input
  const items = await inRead(ctx, async (tx) => {
    const rows = await tx.db.survey.findMany({
      where: { merchantId: ctx.merchantId, ...(cursor ? { id: { lt: cursor } } : {}) },
      orderBy: { id: "desc" },
      take: limit + 1,
      select: surveySelect,
    })
    const scores = await readScores(
      tx,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => {
      const { responses, score } = npsOf(scores.get(row.id) ?? [])
      return { ...toSurveyView(row), responses, score }
    })
  })
  return toPage(items, limit)
}
