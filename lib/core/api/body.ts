import { DomainError } from "../errors"
import type { Json } from "../json"

const largestBytes = 5 * 1024 * 1024

async function readLimited(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > largestBytes) throw new DomainError("payload_too_large")
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > largestBytes) throw new DomainError("payload_too_large")
    chunks.push(chunk)
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks))
}

function isEmpty(request: Request): boolean {
  const { headers } = request
  if (headers.has("content-type") || headers.has("transfer-encoding")) return false
  return request.body === null || Number(headers.get("content-length") ?? 0) === 0
}

const json = /^application\/([\w.-]+\+)?json\s*(;|$)/i
const otherLetters = /;\s*charset\s*=\s*(?!"?utf-?8\b)/i

/** JSON is UTF-8 (RFC 8259, 8.1), and as it is: nothing here unpacks what a client has packed. */
function requireReadable(headers: Headers): void {
  const type = headers.get("content-type") ?? ""
  if (!json.test(type) || otherLetters.test(type)) throw new DomainError("unsupported_media_type")
  const packed = headers.get("content-encoding") ?? "identity"
  if (packed.toLowerCase() !== "identity") {
    throw new DomainError("unsupported_media_type", { detail: "Send the body as it is, without Content-Encoding." })
  }
}

/** The JSON object of a request; no body at all is an empty object. Throws `unsupported_media_type`, `payload_too_large`, `malformed_body`. */
export async function readJsonBody(request: Request): Promise<Json> {
  if (isEmpty(request)) return {}
  requireReadable(request.headers)
  let parsed: Json
  try {
    parsed = JSON.parse(await readLimited(request))
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError("malformed_body")
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw new DomainError("malformed_body")
  return parsed
}
