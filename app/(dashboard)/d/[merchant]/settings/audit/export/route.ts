import { toCsv } from "@/components/ui/csv"
import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import type { Ctx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { listAuditRows } from "@/lib/merchants/queries/list-audit-rows"

interface RouteContext {
  params: Promise<{ merchant: string }>
}

const header = ["at", "actorKind", "actor", "action", "subjectId", "detail", "id"]
const byteOrderMark = "\ufeff"

/** The log page by page, so that its length costs no memory. */
async function* lines(ctx: Ctx, action: string | undefined): AsyncGenerator<string> {
  yield toCsv(header, [])
  let cursor: string | undefined
  do {
    const { data, nextCursor } = await listAuditRows(ctx, { action, cursor, limit: 1000 })
    const [first, ...rest] = data.map((row) => [
      row.at.toISOString(),
      row.actorKind,
      row.actor,
      row.action,
      row.subjectId ?? "",
      JSON.stringify(row.detail),
      row.id,
    ])
    if (first) yield toCsv(first, rest).replace(byteOrderMark, "")
    cursor = nextCursor ?? undefined
  } while (cursor)
}

export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  try {
    const ctx = await staffCtxOrThrow((await params).merchant)
    requirePermission(ctx, "audit:read")
    const action = new URL(request.url).searchParams.get("action") ?? undefined
    const text = lines(ctx, action)
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await text.next()
        if (done) controller.close()
        else controller.enqueue(new TextEncoder().encode(value))
      },
    })
    const name = `audit-${ctx.merchant.slug}-${ctx.now.toISOString().slice(0, 10)}.csv`
    const headers = {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    }
    return new Response(body, { headers })
  } catch (error) {
    if (error instanceof DomainError) return new Response(error.detail, { status: error.status })
    throw error
  }
}
