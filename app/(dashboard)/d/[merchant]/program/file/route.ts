import { toProblem } from "@/lib/core/api/problem"
import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { DomainError } from "@/lib/core/errors"
import { isUuid, newId } from "@/lib/core/id"
import { toJson } from "@/lib/core/json"
import { exportProgram } from "@/lib/rewards/queries/export-program"

/** A program as a file to keep, to send or to import elsewhere. */
export async function GET(request: Request, { params }: { params: Promise<{ merchant: string }> }): Promise<Response> {
  try {
    const ctx = await staffCtxOrThrow((await params).merchant)
    const programId = new URL(request.url).searchParams.get("program") ?? ""
    if (!isUuid(programId)) throw new DomainError("not_found")
    const file = await exportProgram(ctx, { programId })
    return new Response(`${JSON.stringify(toJson(file), null, 2)}\n`, {
      headers: {
        "content-type": "application/json",
        "content-disposition": `attachment; filename="${file.program.slug}.program.json"`,
        "cache-control": "no-store",
      },
    })
  } catch (error) {
    const problem = toProblem(error, newId())
    return Response.json(problem, { status: problem.status })
  }
}
