import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { csvResponse } from "@/lib/core/csv-response"
import type { Ctx } from "@/lib/core/ctx"
import { everyRow } from "@/lib/core/every-row"
import { idText } from "@/lib/core/values"
import { listAdjustmentRows } from "@/lib/ledger/queries/list-adjustment-rows"

async function* rowsOf(ctx: Ctx, batchId: string) {
  for await (const { position, cells, problem, entryId } of everyRow((cursor) =>
    listAdjustmentRows(ctx, { batchId, limit: 1000, cursor }),
  )) {
    if (entryId === null) yield [position, problem ?? "Not posted", ...cells]
  }
}

/** The rows of a file of adjustments that were not posted: the row's number, the reason, then the cells as they were. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ merchant: string; id: string }> },
): Promise<Response> {
  const { merchant, id } = await params
  if (!idText.safeParse(id).success) return new Response(null, { status: 404 })
  return csvResponse("not-posted.csv", ["row", "problem"], async () => rowsOf(await staffCtxOrThrow(merchant), id))
}
