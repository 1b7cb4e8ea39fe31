import { Readable } from "node:stream"
import { stringify } from "csv-stringify/sync"
import { toProblem } from "@/lib/core/api/problem"
import { currentStaffCtx } from "@/lib/core/auth/staff-session"
import type { Ctx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { getImportOrThrow, type ImportView } from "@/lib/purchases/queries/get-import"
import { readHeadings, readImportRejections } from "@/lib/purchases/queries/read-import-rejections"

async function* csvLines(ctx: Ctx, view: ImportView): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const headings = await readHeadings(ctx, view)
  yield encoder.encode(`\uFEFF${stringify([["reason", "row", ...headings]], { escape_formulas: true })}`)
  for await (const page of readImportRejections(ctx, view.id)) {
    const rows = page.map(({ row, cells, reason }) => [reason, String(row), ...cells])
    yield encoder.encode(stringify(rows, { escape_formulas: true }))
  }
}

/** The refused rows of an import as CSV, to be mended and imported: the reason, the row's number, then the file's own columns. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const ctx = await currentStaffCtx(new URL(request.url).searchParams.get("merchant") ?? "")
    if (!ctx) throw new DomainError("unauthenticated")
    const view = await getImportOrThrow(ctx, (await params).id)
    return new Response(Readable.toWeb(Readable.from(csvLines(ctx, view))) as ReadableStream, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="rejected-rows-${view.id}.csv"`,
        "x-content-type-options": "nosniff",
      },
    })
  } catch (error) {
    const problem = toProblem(error)
    return Response.json(problem, { status: problem.status })
  }
}
