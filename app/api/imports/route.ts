import { toProblem } from "@/lib/core/api/problem"
import { currentStaffCtx } from "@/lib/core/auth/staff-session"
import { DomainError } from "@/lib/core/errors"
import { receiveImportFile } from "@/lib/purchases/commands/receive-import-file"

/** A browser says where a request comes from; another site's form may not upload here. */
function sameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site")
  return site === null || site === "same-origin"
}

/** Takes the bytes of a file as the body: `POST /api/imports?merchant=slug&name=file.csv`. */
export async function POST(request: Request): Promise<Response> {
  try {
    const query = new URL(request.url).searchParams
    const ctx = await currentStaffCtx(query.get("merchant") ?? "")
    if (!ctx) throw new DomainError("unauthenticated")
    if (!sameOrigin(request) || !request.body) throw new DomainError("forbidden")
    return Response.json(await receiveImportFile(ctx, { fileName: query.get("name") ?? "", stream: request.body }), {
      status: 201,
    })
  } catch (error) {
    const problem = toProblem(error)
    return Response.json(problem, { status: problem.status })
  }
}
