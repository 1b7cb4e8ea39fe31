/** An address, a password and what guards the form are far shorter than this. */
const mostBytes = 16_384

const refusal = (status: number, words: string) => new Response(words, { status })

/** The fields of a form of sign-in, or why they are not read: it is no form, or too long to be one. */
export async function readSignInForm(request: Request): Promise<string | Response> {
  const type = request.headers.get("content-type") ?? ""
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return refusal(415, "Send a form.")
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) return refusal(413, "The form is too long.")
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString("utf8")
}
