import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { csvResponse } from "@/lib/core/csv-response"
import type { Ctx } from "@/lib/core/ctx"
import { idText } from "@/lib/core/values"
import { listInvitations } from "@/lib/surveys/queries/list-invitations"

const header = ["memberId", "customerId", "name", "email", "link", "sentAt", "answered"]

async function* rowsOf(ctx: Ctx, surveyId: string) {
  let cursor: string | undefined
  do {
    const page = await listInvitations(ctx, { surveyId, limit: 1000, cursor })
    for (const { memberId, customerId, name, email, url, sentAt, answered } of page.data) {
      yield [memberId, customerId, name, email, url, sentAt, answered ? "yes" : "no"]
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor)
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
