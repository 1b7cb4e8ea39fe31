import type { Json } from "@/lib/core/json"
import type { AwardExplanation, ReturnExplanation } from "./explanation"

export type StoredExplanation = { award: AwardExplanation | null; return: ReturnExplanation | null }

/**
 * Tells what a stored explanation is of. Explanations are written by ourselves in these shapes and never changed
 * afterwards; where there was nothing to judge, or it was erased, both are null.
 */
export function readExplanation(body: Json): StoredExplanation {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return { award: null, return: null }
  if (Array.isArray(body.rules)) return { award: body as unknown as AwardExplanation, return: null }
  if ("duePoints" in body) return { award: null, return: body as unknown as ReturnExplanation }
  return { award: null, return: null }
}
