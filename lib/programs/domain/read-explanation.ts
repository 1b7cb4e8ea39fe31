import type { Json } from "@/lib/core/json"
import type { SpendExplanation, TransferExplanation } from "@/lib/ledger/domain/explain-sharing"
import type { AwardExplanation, ReturnExplanation } from "./explanation"

export interface StoredExplanation {
  award: AwardExplanation | null
  return: ReturnExplanation | null
  /** What a household spent together, and what one member gave to another. */
  spend: SpendExplanation | null
  transfer: TransferExplanation | null
  /** Of a correction: what came to be known late, by the sender's id and when it happened. */
  cause: { externalId: string; occurredAt: string } | null
}

const none: StoredExplanation = { award: null, return: null, spend: null, transfer: null, cause: null }

/**
 * Tells what a stored explanation is of. Explanations are written by ourselves in these shapes and never changed
 * afterwards; where there was nothing to judge, or it was erased, all are null.
 */
export function readExplanation(body: Json): StoredExplanation {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return none
  if (Array.isArray(body.rules))
    return { ...none, award: body as unknown as AwardExplanation, cause: causeOf(body.cause) }
  if ("costPoints" in body) return { ...none, spend: body as unknown as SpendExplanation }
  if ("givenPoints" in body) return { ...none, transfer: body as unknown as TransferExplanation }
  if ("duePoints" in body) return { ...none, return: body as unknown as ReturnExplanation }
  return none
}

function causeOf(cause: Json | undefined): StoredExplanation["cause"] {
  if (typeof cause !== "object" || cause === null || Array.isArray(cause)) return null
  const { externalId, occurredAt } = cause
  if (typeof externalId !== "string" || externalId === "" || typeof occurredAt !== "string") return null
  return { externalId, occurredAt }
}
