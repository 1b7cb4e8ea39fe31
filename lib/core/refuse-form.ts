/** As next.config.js allows for a form with its files. */
const mostBytes = 5 * 1024 * 1024

/**
 * Why a form, or a page's call of an action, cannot be read: it is too large, or arrived broken; null: it can. Next would
 * fail on it where it looks for what is asked for.
 */
export async function refuseForm(request: Request): Promise<Response | null> {
  const type = request.headers.get("content-type") ?? ""
  const isForm = type.startsWith("multipart/form-data")
  if (request.method !== "POST" || !(isForm || request.headers.has("next-action"))) return null
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return tooLarge()
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > mostBytes) return tooLarge()
  const isWhole = isForm ? await isReadableForm(bytes, type) : isArguments(bytes)
  return isWhole ? null : told(400, "This form arrived incomplete. Go back and send it again.")
}

async function isReadableForm(bytes: ArrayBuffer, type: string): Promise<boolean> {
  const form = new Response(bytes, { headers: { "content-type": type } }).formData()
  return form.then(
    () => true,
    () => false,
  )
}

/** Whether a call that sends no files names its arguments as React does: a list in JSON. */
function isArguments(bytes: ArrayBuffer): boolean {
  try {
    return Array.isArray(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)))
  } catch {
    return false
  }
}

function tooLarge(): Response {
  return told(413, "This form is larger than 5 MB. Go back and send less at once.")
}

function told(status: number, words: string): Response {
  return new Response(words, { status, headers: { "content-type": "text/plain; charset=utf-8" } })
}
