import type { Tx } from "@/lib/core/ctx"

/** How many gave each score from 0 to 10, by survey. Surveys without responses are left out. */
export async function readScores(tx: Tx, surveyIds: readonly string[]): Promise<Map<string, number[]>> {
  const rows = await tx.db.$queryRaw<{ surveyId: string; score: number; count: bigint }[]>`
    SELECT "surveyId", "score", count(*) AS count FROM "survey_response"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "surveyId" = ANY (${[...surveyIds]}::uuid[])
    GROUP BY "surveyId", "score"`
  const bySurvey = new Map<string, number[]>()
  for (const { surveyId, score, count } of rows) {
    const counts = bySurvey.get(surveyId) ?? Array.from({ length: 11 }, () => 0)
    counts[score] = Number(count)
    bySurvey.set(surveyId, counts)
  }
  return bySurvey
}
