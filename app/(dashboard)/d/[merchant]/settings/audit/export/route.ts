import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { csvResponse } from "@/lib/core/csv-response"
import type { Ctx } from "@/lib/core/ctx"
import { everyRow } from "@/lib/core/every-row"
import { listAuditRows } from "@/lib/merchants/queries/list-audit-rows"

const header = ["at", "actorKind", "actor", "action", "subjectId", "detail", "id"]

async function* rowsOf(ctx: Ctx, action: string | undefined) {
  for await (const row of everyRow((cursor) => listAuditRows(ctx, { action, cursor, limit: 1000 }))) {
    yield [
      row.at.toISOString(),
      row.actorKind,
      row.actor,
      row.action,
      row.subjectId,
      JSON.stringify(row.detail),
      row.id,
    ]
  }
}

/** The audit trail as a file, all of it or of one action. */
export async function GET(request: Request, { params }: { params: Promise<{ merchant: string }> }): Promise<Response> {
  const { merchant } = await params
  const action = new URL(request.url).searchParams.get("action") ?? undefined
  return csvResponse(`audit-${merchant}.csv`, header, async () => rowsOf(await staffCtxOrThrow(merchant), action))
}
