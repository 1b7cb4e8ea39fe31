import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { csvResponse } from "@/lib/core/csv-response"
import type { Ctx } from "@/lib/core/ctx"
import { everyRow } from "@/lib/core/every-row"
import { isMetricKey, type MetricKey } from "@/lib/metrics/domain/registry"
import { listFigureRows } from "@/lib/metrics/queries/list-figure-rows"

const header = ["id", "at", "customer", "what", "value", "counted"]

async function* rowsOf(ctx: Ctx, metric: MetricKey, from: string, to: string) {
  const rows = everyRow((cursor) => listFigureRows(ctx, { metric, from, to, limit: 1000, cursor }))
  for await (const { id, at, who, what, value, counted } of rows) {
    yield [id, at.toISOString(), who, what, value, counted ? 1 : 0]
  }
}

/** The rows of a figure as a file, read page by page while it is sent. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ merchant: string; metric: string }> },
): Promise<Response> {
  const { merchant, metric } = await params
  if (!isMetricKey(metric)) return new Response(null, { status: 404 })
  const { searchParams } = new URL(request.url)
  const [from, to] = [searchParams.get("from") ?? "", searchParams.get("to") ?? ""]
  return csvResponse(`${metric}-${from}-${to}.csv`, header, async () =>
    rowsOf(await staffCtxOrThrow(merchant), metric, from, to),
  )
}
