import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { csvResponse } from "@/lib/core/csv-response"
import type { Ctx } from "@/lib/core/ctx"
import { everyRow } from "@/lib/core/every-row"
import { idText } from "@/lib/core/values"
import { listResponses } from "@/lib/surveys/queries/list-responses"

const header = ["responseId", "createdAt", "score", "comment", "channel", "customerId", "name", "email"]

async function* rowsOf(ctx: Ctx, surveyId: string) {
  for await (const { id, createdAt, score, comment, channel, customer } of everyRow((cursor) =>
    listResponses(ctx, { surveyId, limit: 1000, cursor }),
  )) {
    yield [
      id,
      createdAt,
      score,
      comment,
      channel,
      customer?.id ?? null,
      customer?.name ?? null,
      customer?.email ?? null,
    ]
  }
}

/** All answers of a survey, newest first. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ merchant: string; id: string }> },
): Promise<Response> {
  const { merchant, id } = await params
  if (!idText.safeParse(id).success) return new Response(null, { status: 404 })
  return csvResponse("answers.csv", header, async () => rowsOf(await staffCtxOrThrow(merchant), id))
}
