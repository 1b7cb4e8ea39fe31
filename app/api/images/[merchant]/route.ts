import { toProblem } from "@/lib/core/api/problem"
import { staffCtxOrThrow } from "@/lib/core/auth/staff-session"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { uploadImage } from "@/lib/rewards/commands/upload-image"
import { imageMaxBytes } from "@/lib/rewards/domain/image-type"

function requireSameOrigin(request: Request): void {
  const site = request.headers.get("sec-fetch-site")
  if (site !== null && site !== "same-origin") throw new DomainError("forbidden")
}

async function readPicture(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new DomainError("payload_too_large", { detail: "The picture is larger than 2 MB." })
  if (Number(request.headers.get("content-length") ?? 0) > imageMaxBytes) throw tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > imageMaxBytes) throw tooLarge
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** Takes a picture as the body of the request, from signed-in staff. */
export async function POST(request: Request, { params }: { params: Promise<{ merchant: string }> }): Promise<Response> {
  try {
    requireSameOrigin(request)
    const ctx = await staffCtxOrThrow((await params).merchant)
    return Response.json(await uploadImage(ctx, await readPicture(request)), { status: 201 })
  } catch (error) {
    const problem = toProblem(error, newId())
    return Response.json(problem, { status: problem.status })
  }
}
