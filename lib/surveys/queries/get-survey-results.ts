import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type Nps, npsOf } from "../domain/nps"
import { readScores } from "../steps/read-scores"

export interface SurveyResults extends Nps {
  surveyId: string
  /** How many gave each score, from 0 to 10. */
  distribution: number[]
  invited: number
  /** Of those invited, how many answered by their own link. */
  invitedAnswered: number
  /** By local week, which begins on Monday, from the first answer to the last: a week without answers has no score. */
  weeks: { from: string; responses: number; score: number | null }[]
}

interface Week {
  from: string
  responses: bigint
  net: bigint
}

/** Score, confidence interval, distribution and course of a survey. Throws `not_found`. */
export async function getSurveyResults(ctx: Ctx, surveyId: string): Promise<SurveyResults> {
  requirePermission(ctx, "surveys:read")
  const scope = { merchantId: ctx.merchantId, surveyId }
  return inRead(ctx, async (tx) => {
    const survey = await tx.db.survey.count({ where: { merchantId: ctx.merchantId, id: surveyId } })
    if (survey === 0) throw new DomainError("not_found")
    const distribution = (await readScores(tx, [surveyId])).get(surveyId) ?? Array.from({ length: 11 }, () => 0)
    const invited = await tx.db.surveyInvitation.count({ where: scope })
    const invitedAnswered = await tx.db.surveyResponse.count({ where: { ...scope, invitationId: { not: null } } })
    const weeks = await tx.db.$queryRaw<Week[]>`
      WITH "answered" AS (
        SELECT date_trunc('week', "localDay")::date AS "week", count(*) AS responses,
          count(*) FILTER (WHERE "score" >= 9) - count(*) FILTER (WHERE "score" <= 6) AS net
        FROM "survey_response" WHERE "merchantId" = ${ctx.merchantId}::uuid AND "surveyId" = ${surveyId}::uuid
        GROUP BY 1
      )
      SELECT w::date::text AS "from", coalesce(a.responses, 0) AS responses, coalesce(a.net, 0) AS net
      FROM (SELECT min("week") AS "first", max("week") AS "last" FROM "answered") s
      CROSS JOIN generate_series(s."first"::timestamp, s."last"::timestamp, interval '7 days') AS w
      LEFT JOIN "answered" a ON a."week" = w::date
      ORDER BY 1`
    return {
      surveyId,
      ...npsOf(distribution),
      distribution,
      invited,
      invitedAnswered,
      weeks: weeks.map(({ from, responses, net }) => ({
        from,
        responses: Number(responses),
        score: responses === 0n ? null : (100 * Number(net)) / Number(responses),
      })),
    }
  })
}
