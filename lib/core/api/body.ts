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

/** The JSON object of a request; no body at all is an empty object. Throws `unsupported_media_type`, `payload_too_large`, `malformed_body`. */
export async function readJsonBody(request: Request): Promise<Json> {
  if (isEmpty(request)) return {}
  const type = request.headers.get("content-type") ?? ""
  if (!/^application\/(.+\+)?json\b/i.test(type)) throw new DomainError("unsupported_media_type")
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
