/** As next.config.js allows for a form with its files. */
const mostBytes = 5 * 1024 * 1024

/**
 * Why a form with fields and files cannot be read: it is too large, or arrived broken; null: it can. Next would fail on it
 * where it looks for what the form asks for.
 */
export async function refuseForm(request: Request): Promise<Response | null> {
  const type = request.headers.get("content-type") ?? ""
  if (request.method !== "POST" || !type.startsWith("multipart/form-data")) return null
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return tooLarge()
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > mostBytes) return tooLarge()
  try {
    await new Response(bytes, { headers: { "content-type": type } }).formData()
    return null
  } catch {
    return told(400, "This form arrived incomplete. Go back and send it again.")
  }
}

function tooLarge(): Response {
  return told(413, "This form is larger than 5 MB. Go back and send less at once.")
}

function told(status: number, words: string): Response {
  return new Response(words, { status, headers: { "content-type": "text/plain; charset=utf-8" } })
}
