import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { csvResponse } from "@/lib/core/csv-response"
import type { Ctx } from "@/lib/core/ctx"
import { everyRow } from "@/lib/core/every-row"
import { idText } from "@/lib/core/values"
import { listInvitations } from "@/lib/surveys/queries/list-invitations"

const header = ["memberId", "customerId", "name", "email", "link", "sentAt", "answered"]

async function* rowsOf(ctx: Ctx, surveyId: string) {
  for await (const { memberId, customerId, name, email, url, sentAt, answered } of everyRow((cursor) =>
    listInvitations(ctx, { surveyId, limit: 1000, cursor }),
  )) {
    yield [memberId, customerId, name, email, url, sentAt, answered ? "yes" : "no"]
  }
}

/** The personal links of a survey, for sending them by other means. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ merchant: string; id: string }> },
): Promise<Response> {
  const { merchant, id } = await params
  if (!idText.safeParse(id).success) return new Response(null, { status: 404 })
  return csvResponse("links.csv", header, async () => rowsOf(await staffCtxOrThrow(merchant), id))
}
